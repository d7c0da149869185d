/**
 * Azure Cosmos DB for NoSQL in this JVM; start at {@link io.aiocosmos.emulator.CosmosEmulator}. Written from the wire
 * protocol alone and free of the client's code, so that neither can confirm the other's mistakes; the clients that it
 * {@linkplain io.aiocosmos.emulator.CosmosEmulator#client gives} come from the client's own entrance.
 *
 * <p>A request passes {@code server}, {@code auth} and then {@code resource} or {@code query}, which
 * work on {@code store}. Types are thread-safe unless they say otherwise. Arguments are never {@code null}; a result
 * that may be absent is an {@link java.util.Optional}.
 */
@NullMarked
package io.aiocosmos.emulator;

import org.jspecify.annotations.NullMarked;
