package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.sql.plan.QueryPlan;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client says that it can merge, by the service's names for it. */
record PlanFeatures(Set<String> names) {
    static PlanFeatures of(Request request) {
        String header = request.text("x-ms-cosmos-supported-query-features");
        if (header == null) return new PlanFeatures(Set.of());
        return new PlanFeatures(
                Arrays.stream(header.split(",")).map(String::strip).collect(Collectors.toSet()));
    }

    boolean countsDistinct() {
        return names.contains("DCount");
    }

    /** @throws ServiceError 400 if the plan needs what the client cannot do */
    void check(QueryPlan plan) {
        Set<String> missing = plan.features();
        missing.removeAll(names);
        if (missing.isEmpty()) return;
        throw ServiceError.gateway(
                400,
                "The query contains the following features, which the calling client does not support: "
                        + String.join(", ", missing));
    }
}
