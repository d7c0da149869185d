package io.aiocosmos.features.queries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A random query of one of the shapes that the client processes differently, and its expected rows. */
final class RandomQuery {
    private enum Shape {
        ROWS,
        VALUES,
        JOINED,
        DISTINCT,
        DISTINCT_VALUES,
        AGGREGATES,
        AGGREGATE_VALUE,
        GROUPS,
        GROUP_VALUES,
        DISTINCT_COUNT
    }

    private final Shape shape;
    private final Filter filter;
    private final OrderBy orderBy;
    private final RowLimit rowLimit;
    private final List<String> columns;
    private final List<RandomAggregate> aggregates = new ArrayList<>();

    RandomQuery(Random random, RandomItems items, int count) {
        shape = Shape.values()[random.nextInt(Shape.values().length)];
        filter = Filter.random(random, items);
        orderBy = canBeOrdered() && random.nextBoolean() ? orderBy(random) : OrderBy.NONE;
        rowLimit = shape == Shape.DISTINCT_COUNT ? RowLimit.ALL : RowLimit.random(random, count);
        columns = columns(random);
        int most = shape == Shape.AGGREGATE_VALUE ? 1 : 3;
        for (int i = random.nextInt(most); i >= 0; i--) aggregates.add(RandomAggregate.random(random));
    }

    private boolean canBeOrdered() {
        return shape.compareTo(Shape.DISTINCT_VALUES) <= 0;
    }

    /** Bare values are sorted only by themselves, so that their order can be checked. */
    private OrderBy orderBy(Random random) {
        OrderBy orderBy = OrderBy.random(random);
        boolean bare = shape == Shape.VALUES || shape == Shape.DISTINCT_VALUES;
        return bare ? new OrderBy(orderBy.columns().subList(0, 1)) : orderBy;
    }

    private List<String> columns(Random random) {
        if (!orderBy.columns().isEmpty()) return orderBy.names();
        List<String> names = new ArrayList<>(List.of("a"));
        if (random.nextBoolean()) names.add("b");
        if (random.nextInt(3) == 0) names.add("n");
        return names;
    }

    Filter filter() {
        return filter;
    }

    boolean isOrdered() {
        return !orderBy.columns().isEmpty();
    }

    /** Whether there is a limit: without an order, different rows may be omitted each time. */
    boolean isLimited() {
        return rowLimit != RowLimit.ALL;
    }

    String text() {
        return "SELECT " + (isDistinct() ? "DISTINCT " : "") + rowLimit.beforeColumns() + selected() + from()
                + (shape == Shape.DISTINCT_COUNT ? ")" : "") + groups() + orderBy.text() + rowLimit.atTheEnd();
    }

    private boolean isDistinct() {
        return shape == Shape.DISTINCT || shape == Shape.DISTINCT_VALUES;
    }

    private String selected() {
        switch (shape) {
            case ROWS:
                return "c.id, " + list();
            case JOINED:
                return "c.id, t AS element, " + list();
            case DISTINCT:
                return list();
            case AGGREGATES:
                return aggregates();
            case AGGREGATE_VALUE:
                return "VALUE " + aggregates.get(0).text();
            case GROUPS:
                return list() + ", " + aggregates();
            case DISTINCT_COUNT:
                return "VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.a";
            default:
                return "VALUE c." + columns.get(0);
        }
    }

    private String list() {
        return columns.stream().map(name -> "c." + name).collect(Collectors.joining(", "));
    }

    private String aggregates() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) texts.add(aggregates.get(i).text() + " AS x" + i);
        return String.join(", ", texts);
    }

    private String from() {
        return " FROM c" + (shape == Shape.JOINED ? " JOIN t IN c.t" : "") + filter.text();
    }

    private String groups() {
        if (shape == Shape.GROUPS) return " GROUP BY " + list();
        return shape == Shape.GROUP_VALUES ? " GROUP BY c." + columns.get(0) : "";
    }

    /** All rows without a limit, sorted if there is an order. */
    List<JsonNode> rows(List<JsonNode> items) {
        List<JsonNode> kept = filter.of(items);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : selected(kept)) if (Values.isDefined(row)) rows.add(row);
        if (isDistinct() || shape == Shape.GROUP_VALUES) rows = distinct(rows);
        if (isOrdered()) rows.sort((one, other) -> orderBy.compare(keys(one), keys(other)));
        return rows;
    }

    private List<JsonNode> selected(List<JsonNode> kept) {
        switch (shape) {
            case ROWS:
            case DISTINCT:
                return kept.stream().map(item -> row(item, shape == Shape.ROWS)).toList();
            case JOINED:
                return joined(kept);
            case AGGREGATES:
                return List.of(aggregated(Values.NODES.objectNode(), kept));
            case AGGREGATE_VALUE:
                return List.of(aggregates.get(0).over(kept));
            case GROUPS:
                return grouped(kept);
            case DISTINCT_COUNT:
                List<JsonNode> values =
                        kept.stream().map(item -> item.path("a")).toList();
                int defined = distinct(values.stream().filter(Values::isDefined).toList())
                        .size();
                return List.of(Values.NODES.numberNode(defined));
            default:
                return kept.stream().map(item -> item.path(columns.get(0))).toList();
        }
    }

    private JsonNode row(JsonNode item, boolean withId) {
        ObjectNode row = Values.NODES.objectNode();
        if (withId) row.set("id", item.get("id"));
        for (String name : columns) if (Values.isDefined(item.path(name))) row.set(name, item.get(name));
        return row;
    }

    private List<JsonNode> joined(List<JsonNode> kept) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode item : kept)
            for (JsonNode element : item.path("t")) rows.add(((ObjectNode) row(item, true)).set("element", element));
        return rows;
    }

    private JsonNode aggregated(ObjectNode row, List<JsonNode> kept) {
        for (int i = 0; i < aggregates.size(); i++) {
            JsonNode value = aggregates.get(i).over(kept);
            if (Values.isDefined(value)) row.set("x" + i, value);
        }
        return row;
    }

    private List<JsonNode> grouped(List<JsonNode> kept) {
        Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
        for (JsonNode item : kept)
            groups.computeIfAbsent(Values.text(row(item, false)), key -> new ArrayList<>())
                    .add(item);
        List<JsonNode> rows = new ArrayList<>();
        for (List<JsonNode> group : groups.values()) rows.add(aggregated((ObjectNode) row(group.get(0), false), group));
        return rows;
    }

    private static List<JsonNode> distinct(List<JsonNode> rows) {
        Map<String, JsonNode> distinct = new LinkedHashMap<>();
        for (JsonNode row : rows) distinct.putIfAbsent(Values.text(row), row);
        return new ArrayList<>(distinct.values());
    }

    /** The problem of the rows that were read; {@code null} if there is none. */
    String problem(List<JsonNode> all, List<JsonNode> read) {
        int from = rowLimit.from(all.size());
        int to = rowLimit.to(all.size());
        if (read.size() != to - from) return "expected " + (to - from) + " rows, were " + read.size();
        List<String> left = new ArrayList<>(all.stream().map(Values::text).toList());
        for (JsonNode row : read) if (!left.remove(Values.text(row))) return "this row is wrong or too often: " + row;
        for (int i = 0; isOrdered() && i < read.size(); i++)
            if (orderBy.compare(keys(all.get(from + i)), keys(read.get(i))) != 0)
                return "row " + i + " is out of order: expected the place of " + all.get(from + i) + ", was "
                        + read.get(i);
        return null;
    }

    private List<JsonNode> keys(JsonNode row) {
        boolean bare = shape == Shape.VALUES || shape == Shape.DISTINCT_VALUES;
        List<JsonNode> keys = new ArrayList<>();
        for (String name : orderBy.names()) keys.add(bare ? row : row.path(name));
        return keys;
    }
}
