/**
 * A gateway that responds at once with pre-encoded bytes, so that the client is measured. Runs in its own process:
 * {@link io.aiocosmos.benchmarks.gateway.Gateway}.
 */
package io.aiocosmos.benchmarks.gateway;
