/**
 * Clients, values and options. Types are immutable or thread-safe unless
 * they say otherwise. Arguments are never {@code null}; a result that may be absent is an {@link java.util.Optional}.
 */
package io.aiocosmos;
