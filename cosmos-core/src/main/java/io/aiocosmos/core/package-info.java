/** The engine's front door: {@link io.aiocosmos.core.CosmosClients} makes clients; all else is hidden. */
@NullMarked
package io.aiocosmos.core;

import org.jspecify.annotations.NullMarked;
