package io.aiocosmos.spring;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.CosmosEvent.RequestEnded;
import io.aiocosmos.CosmosListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts requests, and measures operations and what they are charged; the tags are operation and status, and no ids. */
final class CosmosMetrics implements CosmosListener {
    private final MeterRegistry registry;

    CosmosMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onEvent(CosmosEvent event) {
        if (event instanceof OperationEnded ended) operation(ended);
        else if (event instanceof RequestEnded ended) request(ended);
    }

    private void operation(OperationEnded ended) {
        Timer.builder("cosmos.operations")
                .description("Operations, retries and their waits included")
                .tags("operation", ended.operation(), "status", Integer.toString(ended.statusCode()))
                .register(registry)
                .record(ended.elapsed());
        DistributionSummary.builder("cosmos.request.units")
                .description("What an operation is charged")
                .baseUnit("request_units")
                .tags("operation", ended.operation())
                .register(registry)
                .record(ended.requestCharge());
    }

    private void request(RequestEnded ended) {
        Counter.builder("cosmos.requests")
                .description("Requests, each attempt of an operation")
                .tags("operation", ended.operation(), "status", Integer.toString(ended.statusCode()))
                .register(registry)
                .increment();
    }
}
