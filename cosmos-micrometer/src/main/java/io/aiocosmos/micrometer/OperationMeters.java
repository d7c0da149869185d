package io.aiocosmos.micrometer;

import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.Diagnostics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** The meters of operations that have all tags in common. */
final class OperationMeters {
    private final Timer duration;
    private final DistributionSummary charge;
    private final DistributionSummary rows;
    private final Counter retries;
    private final Counter throttles;
    private final Counter heldBack;
    private final Counter hedges;

    /** @param status 0 for operations that ended without a response */
    record Key(String operation, ResourceTags resource, int status) {}

    OperationMeters(MeterRegistry registry, Key key) {
        Tags shared = Tags.of(
                "db.operation.name", key.operation(),
                "db.namespace", key.resource().database(),
                "db.collection.name", key.resource().container());
        Tags all = shared.and("db.response.status_code", key.status() == 0 ? "none" : Integer.toString(key.status()));
        duration = Timer.builder("db.client.operation.duration")
                .description("Operations, retries and their waits included")
                .tags(all)
                .register(registry);
        charge = DistributionSummary.builder("azure.cosmosdb.client.operation.request_charge")
                .description("What an operation is charged")
                .baseUnit("request_units")
                .tags(all)
                .register(registry);
        rows = DistributionSummary.builder("db.client.response.returned_rows")
                .description("Items of a page")
                .baseUnit("rows")
                .tags(all)
                .register(registry);
        retries = Counter.builder("cosmos.client.retries").tags(shared).register(registry);
        throttles = Counter.builder("cosmos.client.throttles").tags(shared).register(registry);
        heldBack = Counter.builder("cosmos.client.held_back").tags(shared).register(registry);
        hedges = Counter.builder("cosmos.client.hedges").tags(shared).register(registry);
    }

    void record(OperationEnded ended) {
        duration.record(ended.elapsed());
        charge.record(ended.requestCharge());
        ended.returnedItems().ifPresent(rows::record);
        if (ended.attempts() == 1 && ended.outcome().isEmpty()) return;
        if (ended.attempts() > 1) retries.increment(ended.attempts() - 1);
        for (Diagnostics.Attempt each : ended.diagnostics().attempts()) {
            if (each.isHeldBack()) heldBack.increment();
            else if (each.isThrottled()) throttles.increment();
            if (each.isHedged()) hedges.increment();
        }
    }
}
