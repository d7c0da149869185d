package io.aiocosmos.features.queries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A query of one of the shapes that take a client a pipeline of their own, and what it gives of a list of items. */
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
    private final Sorting sorting;
    private final Slice slice;
    private final List<String> columns;
    private final List<Aggregation> aggregations = new ArrayList<>();

    RandomQuery(Random random, RandomItems items, int count) {
        shape = Shape.values()[random.nextInt(Shape.values().length)];
        filter = Filter.random(random, items);
        sorting = canBeSorted() && random.nextBoolean() ? sorting(random) : Sorting.NONE;
        slice = shape == Shape.DISTINCT_COUNT ? Slice.ALL : Slice.random(random, count);
        columns = columns(random);
        int most = shape == Shape.AGGREGATE_VALUE ? 1 : 3;
        for (int i = random.nextInt(most); i >= 0; i--) aggregations.add(Aggregation.random(random));
    }

    private boolean canBeSorted() {
        return shape.compareTo(Shape.DISTINCT_VALUES) <= 0;
    }

    /** Bare values are only sorted by themselves: else nobody could tell from them whether they are. */
    private Sorting sorting(Random random) {
        Sorting sorting = Sorting.random(random);
        boolean bare = shape == Shape.VALUES || shape == Shape.DISTINCT_VALUES;
        return bare ? new Sorting(sorting.columns().subList(0, 1)) : sorting;
    }

    private List<String> columns(Random random) {
        if (!sorting.columns().isEmpty()) return sorting.names();
        List<String> names = new ArrayList<>(List.of("a"));
        if (random.nextBoolean()) names.add("b");
        if (random.nextInt(3) == 0) names.add("n");
        return names;
    }

    Filter filter() {
        return filter;
    }

    boolean isSorted() {
        return !sorting.columns().isEmpty();
    }

    /** Whether rows may be different from those of another run: no order says which are left out. */
    boolean isSliced() {
        return slice != Slice.ALL;
    }

    String text() {
        return "SELECT " + (isDistinct() ? "DISTINCT " : "") + slice.beforeColumns() + selected() + from()
                + (shape == Shape.DISTINCT_COUNT ? ")" : "") + groups() + sorting.text() + slice.atTheEnd();
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
                return "VALUE " + aggregations.get(0).text();
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
        for (int i = 0; i < aggregations.size(); i++)
            texts.add(aggregations.get(i).text() + " AS x" + i);
        return String.join(", ", texts);
    }

    private String from() {
        return " FROM c" + (shape == Shape.JOINED ? " JOIN t IN c.t" : "") + filter.text();
    }

    private String groups() {
        if (shape == Shape.GROUPS) return " GROUP BY " + list();
        return shape == Shape.GROUP_VALUES ? " GROUP BY c." + columns.get(0) : "";
    }

    /** All rows before any are left out by number, in order if there is one. */
    List<JsonNode> rows(List<JsonNode> items) {
        List<JsonNode> kept = filter.of(items);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : selected(kept)) if (Values.isDefined(row)) rows.add(row);
        if (isDistinct() || shape == Shape.GROUP_VALUES) rows = distinct(rows);
        if (isSorted()) rows.sort((one, other) -> sorting.compare(keys(one), keys(other)));
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
                return List.of(aggregations.get(0).over(kept));
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
        for (int i = 0; i < aggregations.size(); i++) {
            JsonNode value = aggregations.get(i).over(kept);
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

    /** What is wrong with the rows that were read; {@code null} if nothing is. */
    String problem(List<JsonNode> all, List<JsonNode> read) {
        int from = slice.from(all.size());
        int to = slice.to(all.size());
        if (read.size() != to - from) return "expected " + (to - from) + " rows, were " + read.size();
        List<String> left = new ArrayList<>(all.stream().map(Values::text).toList());
        for (JsonNode row : read) if (!left.remove(Values.text(row))) return "this row is wrong or too often: " + row;
        for (int i = 0; isSorted() && i < read.size(); i++)
            if (sorting.compare(keys(all.get(from + i)), keys(read.get(i))) != 0)
                return "row " + i + " is out of order: expected the place of " + all.get(from + i) + ", was "
                        + read.get(i);
        return null;
    }

    private List<JsonNode> keys(JsonNode row) {
        boolean bare = shape == Shape.VALUES || shape == Shape.DISTINCT_VALUES;
        List<JsonNode> keys = new ArrayList<>();
        for (String name : sorting.names()) keys.add(bare ? row : row.path(name));
        return keys;
    }
}
