/** Tests that do not fit the matrix: memory, threads, connections, stale replicas, passing time. */
package io.aiocosmos.features.proof;
