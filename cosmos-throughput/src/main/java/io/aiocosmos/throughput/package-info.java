/**
 * Limits of request units for groups of operations; start at {@link io.aiocosmos.throughput.ThroughputGroup}. Arguments are
 * never {@code null}.
 */
@NullMarked
package io.aiocosmos.throughput;

import org.jspecify.annotations.NullMarked;
