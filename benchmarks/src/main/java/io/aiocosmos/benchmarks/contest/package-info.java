/**
 * What all contestants share: the items, the load and the meter. JDK only, so that it loads beside any library; each
 * contestant is a process of its own, driven by {@link io.aiocosmos.benchmarks.contest.Worker}.
 */
package io.aiocosmos.benchmarks.contest;
