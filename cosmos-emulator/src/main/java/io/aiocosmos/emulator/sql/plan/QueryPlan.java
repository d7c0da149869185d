package io.aiocosmos.emulator.sql.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan. The parts are those of the service's {@code queryInfo}.
 *
 * @param distinctType {@code None}, {@code Ordered} or {@code Unordered}
 * @param rewrittenQuery what to send to partitions; empty to send the query itself
 * @param distinctCountAlias if the client is to count distinct values: the name of the count, empty for {@code VALUE}
 */
public record QueryPlan(
        String distinctType,
        Paging paging,
        Ordering ordering,
        Merging merging,
        String rewrittenQuery,
        boolean hasSelectValue,
        Optional<String> distinctCountAlias,
        KeyRanges ranges) {

    /** The rows that the client itself counts off. */
    public record Paging(OptionalLong top, OptionalLong offset, OptionalLong limit) {
        static final Paging NONE = new Paging(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    /** The keys of the order: {@code Ascending} or {@code Descending}, and their texts. */
    public record Ordering(List<String> directions, List<String> expressions) {
        static final Ordering NONE = new Ordering(List.of(), List.of());
    }

    /**
     * How rows of several partitions become one.
     *
     * @param keys texts of the GROUP BY
     * @param columns the result's columns, if aggregates or GROUP BY make them
     * @param aggregates of {@code SELECT VALUE}
     */
    public record Merging(List<String> keys, List<PlanColumn> columns, List<String> aggregates) {
        static final Merging NONE = new Merging(List.of(), List.of(), List.of());
    }

    /** A column's name and its aggregate, if it is one. */
    public record PlanColumn(String alias, Optional<String> aggregate) {}

    /**
     * A new set of what a client must be able to do: the names that it lists in {@code x-ms-cosmos-supported-query-features} if it
     * can.
     */
    public Set<String> features() {
        Set<String> features = new TreeSet<>();
        if (paging.top().isPresent()) features.add("Top");
        if (paging.offset().isPresent()) features.add("OffsetAndLimit");
        if (!distinctType.equals("None") && distinctCountAlias.isEmpty()) features.add("Distinct");
        int keys = ordering.directions().size();
        if (keys > 0) features.add(keys > 1 ? "MultipleOrderBy" : "OrderBy");
        if (!merging.keys().isEmpty()) features.add("GroupBy");
        if (distinctCountAlias.isPresent()) features.add("DCount");
        addAggregates(features);
        return features;
    }

    private void addAggregates(Set<String> features) {
        List<String> columns = merging.columns().stream()
                .flatMap(column -> column.aggregate().stream())
                .toList();
        if (!merging.aggregates().isEmpty() || !columns.isEmpty()) features.add("Aggregate");
        if (!columns.isEmpty() && merging.keys().isEmpty()) features.add("NonValueAggregate");
        if (columns.size() > 1) features.add("MultipleAggregates");
        Stream.concat(merging.aggregates().stream(), columns.stream()).forEach(aggregate -> {
            if (aggregate.equals("CountIf")) features.add("CountIf");
            if (aggregate.startsWith("Make")) features.add("ListAndSetAggregate");
        });
    }

    /** The {@code queryInfo} of the service's response. */
    public ObjectNode queryInfo() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("distinctType", distinctType);
        count(info, "top", paging.top());
        count(info, "offset", paging.offset());
        count(info, "limit", paging.limit());
        texts(info, "orderBy", ordering.directions());
        texts(info, "orderByExpressions", ordering.expressions());
        texts(info, "groupByExpressions", merging.keys());
        texts(
                info,
                "groupByAliases",
                merging.columns().stream().map(PlanColumn::alias).toList());
        texts(info, "aggregates", merging.aggregates());
        ObjectNode types = info.putObject("groupByAliasToAggregateType");
        merging.columns()
                .forEach(column -> types.put(column.alias(), column.aggregate().orElse(null)));
        info.put("rewrittenQuery", rewrittenQuery);
        info.put("hasSelectValue", hasSelectValue);
        if (distinctCountAlias.isPresent()) info.putObject("dCountInfo").put("dCountAlias", distinctCountAlias.get());
        else info.putNull("dCountInfo");
        return info.put("hasNonStreamingOrderBy", false);
    }

    private static void count(ObjectNode info, String name, OptionalLong count) {
        if (count.isPresent()) info.put(name, count.getAsLong());
        else info.putNull(name);
    }

    private static void texts(ObjectNode info, String name, List<String> texts) {
        ArrayNode array = info.putArray(name);
        texts.forEach(array::add);
    }
}
