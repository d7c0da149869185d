/**
 * Shared by all clients: items, load and measurement. JDK only, so that it loads beside any library; each client runs
 * in its own process, driven by {@link io.aiocosmos.benchmarks.client.Worker}.
 */
package io.aiocosmos.benchmarks.client;
