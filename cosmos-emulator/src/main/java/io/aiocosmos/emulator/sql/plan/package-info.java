/**
 * Query plans: what a client must do to run a query over many partitions. Start at {@link
 * io.aiocosmos.emulator.sql.plan.Planner}.
 *
 * <p>A plan says which keys can hold results, which text to send to each partition, and how to put the results
 * together. The forms of the texts are those of recorded plans.
 */
package io.aiocosmos.emulator.sql.plan;
