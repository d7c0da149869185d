package io.aiocosmos.benchmarks.aio;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.opentelemetry.CosmosOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/**
 * OpenTelemetry as its SDK sets it up: each span is sampled, and exported in batches, metrics once a minute. What exporters
 * cost is theirs, so nothing leaves the process. In a class of its own, as its library is not on other variants' path.
 */
final class Telemetry {
    private Telemetry() {}

    static CosmosListener listener() {
        SdkTracerProvider spans = SdkTracerProvider.builder()
                .addSpanProcessor(
                        BatchSpanProcessor.builder(SpanExporter.composite()).build())
                .build();
        SdkMeterProvider metrics = SdkMeterProvider.builder()
                .registerMetricReader(PeriodicMetricReader.create(new NoExporter()))
                .build();
        return CosmosOpenTelemetry.of(OpenTelemetrySdk.builder()
                .setTracerProvider(spans)
                .setMeterProvider(metrics)
                .build());
    }

    private static final class NoExporter implements MetricExporter {
        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
