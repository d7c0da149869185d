/**
 * Where items live: partition key ranges and what becomes of them when they split, the hash that turns a partition key
 * into a point of the key space, and what the client keeps of a container to know it. Queries, many items at once and
 * session tokens stand on it. Start at {@link io.aiocosmos.core.partition.RangeCache}.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/partitioning-overview">Partitioning</a>
 */
package io.aiocosmos.core.partition;
