/**
 * One request of many operations: how it is written, and how its response is taken apart. Knows no ranges and no queues;
 * what is done with a request that failed is for its caller.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch">Transactional batch operations</a>
 */
package io.aiocosmos.core.batch;
