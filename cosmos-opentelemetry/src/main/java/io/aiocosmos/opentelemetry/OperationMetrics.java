package io.aiocosmos.opentelemetry;

import io.aiocosmos.CosmosEvent.OperationEnded;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.List;

/** Measures operations and counts clients; the bounds of the buckets are the conventions' own. */
final class OperationMetrics {
    private static final double NANOS_A_SECOND = 1e9;

    private final DoubleHistogram duration;
    private final LongHistogram rows;
    private final DoubleHistogram charge;
    private final LongUpDownCounter instances;

    OperationMetrics(Meter meter) {
        duration = meter.histogramBuilder(Names.DURATION_METRIC)
                .setUnit("s")
                .setDescription("Duration of database client operations.")
                .setExplicitBucketBoundariesAdvice(List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0))
                .build();
        rows = meter.histogramBuilder(Names.ROWS_METRIC)
                .ofLongs()
                .setUnit("{row}")
                .setDescription("The actual number of records returned by the database operation.")
                .setExplicitBucketBoundariesAdvice(
                        List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1000L, 2000L, 5000L, 10000L))
                .build();
        charge = meter.histogramBuilder(Names.CHARGE_METRIC)
                .setUnit("{request_unit}")
                .setDescription("Request units consumed by the operation.")
                .setExplicitBucketBoundariesAdvice(List.of(1.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0))
                .build();
        instances = meter.upDownCounterBuilder(Names.INSTANCES_METRIC)
                .setUnit("{instance}")
                .setDescription("Number of active client instances.")
                .build();
    }

    void opened(ClientAttributes client) {
        instances.add(1, client.server());
    }

    void closed(ClientAttributes client) {
        instances.add(-1, client.server());
    }

    void record(OperationEnded ended, KnownOperations.Known known, Context span) {
        charge.record(ended.requestCharge(), withOutcome(known.ofMetrics(), ended), span);
        Attributes ofAnySystem = withOutcome(known.ofAnySystem(), ended);
        duration.record(ended.elapsed().toNanos() / NANOS_A_SECOND, ofAnySystem, span);
        ended.returnedItems().ifPresent(items -> rows.record(items, ofAnySystem, span));
    }

    /** The same attributes for what succeeded as usual. */
    private static Attributes withOutcome(Attributes known, OperationEnded ended) {
        boolean isUsual = ended.outcome().isEmpty()
                && ended.subStatusCode() <= 0
                && ended.consistencyLevel().isEmpty();
        if (isUsual) return known;
        AttributesBuilder all = known.toBuilder();
        OperationSpans.outcome(ended, all::put, false);
        return all.build();
    }
}
