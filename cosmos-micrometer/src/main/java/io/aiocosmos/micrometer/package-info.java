/**
 * Metrics of a client; start at {@link io.aiocosmos.micrometer.CosmosMicrometer}. Arguments are never {@code null}.
 */
@NullMarked
package io.aiocosmos.micrometer;

import org.jspecify.annotations.NullMarked;
