package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.plan.QueryPlan;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plan of a query on one container.
 *
 * @param query what merging there is to do
 * @param spans the effective keys that can hold results, in ascending order and apart from each other
 */
record Plan(QueryPlan query, List<KeyInterval> spans) {
    /** @param countsDistinct whether the client can count distinct values */
    static Plan of(QueryRequest request, Container container, boolean countsDistinct) {
        KeyDefinition key = container.definition().key();
        QueryPlan query = request.plan(
                container.definition().keyPaths(), key.hashing() == KeyDefinition.Hashing.MULTI, countsDistinct);
        return new Plan(query, KeyInterval.of(query.ranges(), key));
    }

    /** Whether one partition key alone can hold results, or none. */
    boolean isPoint() {
        return spans.size() == 1 && spans.get(0).maxInclusive();
    }

    boolean concerns(Partition partition) {
        return spans.stream().anyMatch(span -> span.touches(partition));
    }

    /** The response to a request for a plan; also the {@code additionalErrorInfo} of a query that needs one. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("partitionedQueryExecutionInfoVersion", 2);
        json.set("queryInfo", query.queryInfo());
        ArrayNode ranges = json.putArray("queryRanges");
        for (KeyInterval span : spans)
            ranges.addObject()
                    .put("min", span.min())
                    .put("max", span.max())
                    .put("isMinInclusive", true)
                    .put("isMaxInclusive", span.maxInclusive());
        return json;
    }
}
