/**
 * Spans and metrics of a client; start at {@link io.aiocosmos.opentelemetry.CosmosOpenTelemetry}. Arguments are never
 * {@code null}.
 */
@NullMarked
package io.aiocosmos.opentelemetry;

import org.jspecify.annotations.NullMarked;
