/**
 * Clients, values and options; start at {@link io.aiocosmos.CosmosClient}. Types are immutable or thread-safe unless
 * they say otherwise. Arguments are never {@code null}; a result that may be absent is an {@link java.util.Optional}.
 */
package io.aiocosmos;
