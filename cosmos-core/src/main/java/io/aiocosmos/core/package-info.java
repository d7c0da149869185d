/** The engine's front door: {@link io.aiocosmos.core.CosmosClients} makes clients; all else is hidden. */
package io.aiocosmos.core;
