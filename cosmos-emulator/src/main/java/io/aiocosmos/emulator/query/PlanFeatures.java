package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.sql.plan.QueryPlan;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        List<String> missing = needed(plan);
        missing.removeAll(names);
        if (missing.isEmpty()) return;
        throw ServiceError.gateway(
                400,
                "The query contains the following features, which the calling client does not support: "
                        + String.join(", ", missing));
    }

    private static List<String> needed(QueryPlan plan) {
        List<String> needed = new ArrayList<>();
        boolean columns = plan.groupByColumns().stream()
                .anyMatch(column -> column.aggregate().isPresent());
        if (!plan.aggregates().isEmpty() || columns) needed.add("Aggregate");
        if (columns && plan.groupByExpressions().isEmpty()) needed.add("NonValueAggregate");
        if (!plan.groupByExpressions().isEmpty()) needed.add("GroupBy");
        if (!plan.distinctType().equals("None") && plan.distinctCountAlias().isEmpty()) needed.add("Distinct");
        if (plan.top().isPresent()) needed.add("Top");
        if (plan.offset().isPresent()) needed.add("OffsetAndLimit");
        if (plan.orderBy().size() == 1) needed.add("OrderBy");
        if (plan.orderBy().size() > 1) needed.add("MultipleOrderBy");
        return needed;
    }
}
