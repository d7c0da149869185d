package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.time.InstantSource;

/** Serves query plans. */
public final class PlanHandler {
    private final Lookup lookup;
    private final InstantSource clock;

    PlanHandler(Lookup lookup, InstantSource clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    public Response plan(Request request) {
        Container container = lookup.owningContainer(request);
        PlanFeatures features = PlanFeatures.of(request);
        Plan plan = Plan.of(QueryRequest.toPlan(request, clock), container, features.countsDistinct());
        features.check(plan.query());
        return Response.json(200, plan.json()).with("x-ms-request-charge", Charges.text(Charges.METADATA));
    }
}
