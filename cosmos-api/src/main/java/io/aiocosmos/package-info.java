/**
 * Clients, values and options; start at {@link io.aiocosmos.CosmosClient}. Types are immutable or thread-safe unless
 * they say otherwise. Nothing is {@code null} but what is marked so; a result that may be absent is an {@link
 * java.util.Optional}.
 */
@NullMarked
package io.aiocosmos;

import org.jspecify.annotations.NullMarked;
