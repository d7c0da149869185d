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
    private final QueryOrigins origins;
    private final InstantSource clock;

    PlanHandler(Lookup lookup, QueryOrigins origins, InstantSource clock) {
        this.lookup = lookup;
        this.origins = origins;
        this.clock = clock;
    }

    public Response plan(Request request) {
        Container container = lookup.owningContainer(request);
        PlanFeatures features = PlanFeatures.of(request);
        QueryRequest query = QueryRequest.toPlan(request, clock);
        Plan plan = Plan.of(query, container, features.countsDistinct());
        features.check(plan.query());
        origins.remember(plan.query().rewrittenQuery(), query.text());
        return Response.json(200, plan.json()).with("x-ms-request-charge", Charges.text(Charges.METADATA));
    }
}
