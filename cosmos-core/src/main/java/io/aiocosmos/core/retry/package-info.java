/**
 * Whether to retry, in which region, when, and what to do before. Start at {@link io.aiocosmos.core.retry.RetryPolicy}. It
 * decides and does nothing: no clock, no waiting, no I/O.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/conceptual-resilient-sdk-applications">Designing
 *     resilient applications</a>
 */
package io.aiocosmos.core.retry;
