package io.aiocosmos.emulator.sql.plan;

import io.aiocosmos.emulator.sql.value.ValueKey;
import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The least that a client does with the results of partitions. */
final class MergingClient {
    private final JsonNode info;

    private MergingClient(JsonNode info) {
        this.info = info;
    }

    static List<JsonNode> merge(JsonNode queryInfo, List<List<JsonNode>> results) {
        MergingClient client = new MergingClient(queryInfo);
        List<JsonNode> rows = new ArrayList<>();
        results.forEach(rows::addAll);
        if (!queryInfo.path("orderBy").isEmpty()) rows = client.sorted(rows);
        if (client.isAggregate() || client.isGrouped()) rows = client.grouped(rows);
        if (!queryInfo.path("distinctType").asString().equals("None")) rows = distinct(rows);
        return client.sliced(rows);
    }

    private boolean isGrouped() {
        return !info.path("groupByExpressions").isEmpty();
    }

    private boolean isAggregate() {
        return !info.path("aggregates").isEmpty()
                || !info.path("groupByAliases").isEmpty();
    }

    private List<JsonNode> sorted(List<JsonNode> rows) {
        Comparator<JsonNode> order = (left, right) -> 0;
        for (int i = 0; i < info.path("orderBy").size(); i++) {
            int key = i;
            Comparator<JsonNode> one = Comparator.comparing(
                    row -> row.path("orderByItems").path(key).path("item"), ValueOrder.INSTANCE);
            boolean descending = info.path("orderBy").path(i).asString().equals("Descending");
            order = order.thenComparing(descending ? one.reversed() : one);
        }
        List<JsonNode> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return sorted.stream().map(row -> row.path("payload")).toList();
    }

    private List<JsonNode> grouped(List<JsonNode> rows) {
        Map<ValueKey, List<JsonNode>> groups = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            JsonNode payload = row.isArray() ? row : row.path("payload");
            groups.computeIfAbsent(ValueKey.of(row.path("groupByItems")), key -> new ArrayList<>())
                    .add(payload);
        }
        return groups.values().stream()
                .map(this::combined)
                .filter(Values::isDefined)
                .toList();
    }

    private JsonNode combined(List<JsonNode> payloads) {
        JsonNode aggregate = info.path("aggregates").path(0);
        if (Values.isDefined(aggregate)) {
            return combine(
                    aggregate.stringValue(),
                    payloads.stream().map(payload -> payload.path(0)).toList());
        }
        if (info.path("hasSelectValue").booleanValue()) return payloads.get(0);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (JsonNode alias : info.path("groupByAliases")) {
            String name = alias.stringValue();
            JsonNode type = info.path("groupByAliasToAggregateType").path(name);
            List<JsonNode> parts =
                    payloads.stream().map(payload -> payload.path(name)).toList();
            JsonNode value = type.isNull() ? parts.get(0) : combine(type.stringValue(), parts);
            if (Values.isDefined(value)) row.set(name, value);
        }
        return row;
    }

    private static JsonNode combine(String aggregate, List<JsonNode> parts) {
        List<JsonNode> items = parts.stream().map(part -> part.path("item")).toList();
        return switch (aggregate) {
            case "Average" -> Values.of(sum(items, "sum") / sum(items, "count"));
            case "Min", "Max" -> extreme(parts, aggregate.equals("Max"));
            default ->
                Values.of(items.stream().mapToDouble(JsonNode::doubleValue).sum());
        };
    }

    private static double sum(List<JsonNode> items, String field) {
        return items.stream()
                .mapToDouble(item -> item.path(field).doubleValue())
                .sum();
    }

    private static JsonNode extreme(List<JsonNode> parts, boolean greatest) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode part : parts) {
            JsonNode value = part.path("item2").path(greatest ? "max" : "min");
            if (Values.isDefined(value)) values.add(value);
        }
        if (values.isEmpty()) return Values.UNDEFINED;
        return greatest ? Collections.max(values, ValueOrder.INSTANCE) : Collections.min(values, ValueOrder.INSTANCE);
    }

    private static List<JsonNode> distinct(List<JsonNode> rows) {
        Map<ValueKey, JsonNode> first = new LinkedHashMap<>();
        rows.forEach(row -> first.putIfAbsent(ValueKey.of(row), row));
        return List.copyOf(first.values());
    }

    private List<JsonNode> sliced(List<JsonNode> rows) {
        JsonNode counted = info.path("dCountInfo").path("dCountAlias");
        if (counted.isString()) {
            JsonNode count = Values.of((long) rows.size());
            if (counted.stringValue().isEmpty()) return List.of(count);
            return List.of(JsonNodeFactory.instance.objectNode().set(counted.stringValue(), count));
        }
        return rows.stream()
                .skip(info.path("offset").asLong(0))
                .limit(info.path("limit").asLong(Long.MAX_VALUE))
                .limit(info.path("top").asLong(Long.MAX_VALUE))
                .toList();
    }
}
