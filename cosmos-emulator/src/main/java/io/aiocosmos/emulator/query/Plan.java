package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.sql.plan.KeyRanges;
import io.aiocosmos.emulator.sql.plan.QueryPlan;
import io.aiocosmos.emulator.statement.Statement;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plan of a query on one container.
 *
 * @param query what merging there is to do
 * @param spans the effective keys that can hold results
 */
record Plan(QueryPlan query, List<Span> spans) {
    private static final Span EVERYTHING = new Span(EpkRange.ALL.min(), EpkRange.ALL.max(), false);
    private static final Span NOTHING = new Span("", "", true);

    /** From a minimum, which belongs to it, to a maximum, which does if it says so; both are equal for one key. */
    record Span(String min, String max, boolean maxInclusive) {
        boolean touches(Partition partition) {
            return maxInclusive
                    ? partition.range().contains(min)
                    : partition.range().overlaps(new EpkRange(min, max));
        }
    }

    /** @param countsDistinct whether the client can count distinct values */
    static Plan of(Statement statement, Container container, boolean countsDistinct) {
        KeyDefinition key = container.definition().key();
        QueryPlan query = statement.plan(
                container.definition().keyPaths(), key.hashing() == KeyDefinition.Hashing.MULTI, countsDistinct);
        return new Plan(query, spans(query.ranges(), key));
    }

    private static List<Span> spans(KeyRanges ranges, KeyDefinition key) {
        if (ranges instanceof KeyRanges.Everything) return List.of(EVERYTHING);
        if (!(ranges instanceof KeyRanges.Points points)) return List.of(NOTHING);
        return points.keys().stream().map(values -> span(values, key)).toList();
    }

    private static Span span(List<JsonNode> values, KeyDefinition definition) {
        PartitionKey key = PartitionKey.of(values);
        String effective = definition.effective(key);
        if (key.size() == definition.paths().size()) return new Span(effective, effective, true);
        return new Span(effective, EpkRange.prefix(effective).max(), false);
    }

    /** Whether one partition key alone can hold results, or none. */
    boolean isPoint() {
        return spans.size() == 1 && spans.get(0).maxInclusive();
    }

    boolean concerns(Partition partition) {
        return spans.stream().anyMatch(span -> span.touches(partition));
    }

    /** The answer to a request for a plan; also the {@code additionalErrorInfo} of a query that needs one. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("partitionedQueryExecutionInfoVersion", 2);
        json.set("queryInfo", query.queryInfo());
        ArrayNode ranges = json.putArray("queryRanges");
        for (Span span : spans)
            ranges.addObject()
                    .put("min", span.min())
                    .put("max", span.max())
                    .put("isMinInclusive", true)
                    .put("isMaxInclusive", span.maxInclusive());
        return json;
    }
}
