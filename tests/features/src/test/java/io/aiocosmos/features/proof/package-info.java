/** What one run through a cell of the matrix cannot show: memory, threads, connections, stale copies, passing time. */
package io.aiocosmos.features.proof;
