/** Throughput groups of clients, on virtual time. */
package io.aiocosmos.reliability.throughput;
