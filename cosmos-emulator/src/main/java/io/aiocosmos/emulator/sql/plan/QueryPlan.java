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
 * A plan. The fields are those of the service's {@code queryInfo}.
 *
 * @param distinctType {@code None}, {@code Ordered} or {@code Unordered}
 * @param orderBy {@code Ascending} or {@code Descending} for each key
 * @param groupByColumns the result's columns if aggregates or GROUP BY make them
 * @param aggregates of {@code SELECT VALUE}
 * @param rewrittenQuery what to send to partitions; empty to send the query itself
 * @param distinctCountAlias if the client is to count distinct values: the name of the count, empty for {@code VALUE}
 */
public record QueryPlan(
        String distinctType,
        OptionalLong top,
        OptionalLong offset,
        OptionalLong limit,
        List<String> orderBy,
        List<String> orderByExpressions,
        List<String> groupByExpressions,
        List<GroupColumn> groupByColumns,
        List<String> aggregates,
        String rewrittenQuery,
        boolean hasSelectValue,
        Optional<String> distinctCountAlias,
        KeyRanges ranges) {

    /** A column's name and its aggregate, if it is one. */
    public record GroupColumn(String alias, Optional<String> aggregate) {}

    /**
     * What a client must be able to do: the names that it lists in {@code x-ms-cosmos-supported-query-features} if it
     * can.
     */
    public Set<String> features() {
        Set<String> features = new TreeSet<>();
        if (top.isPresent()) features.add("Top");
        if (offset.isPresent()) features.add("OffsetAndLimit");
        if (!distinctType.equals("None")) features.add("Distinct");
        if (!orderBy.isEmpty()) features.add(orderBy.size() > 1 ? "MultipleOrderBy" : "OrderBy");
        if (!groupByExpressions.isEmpty()) features.add("GroupBy");
        if (distinctCountAlias.isPresent()) features.add("DCount");
        addAggregates(features);
        return features;
    }

    private void addAggregates(Set<String> features) {
        List<String> columns = groupByColumns.stream()
                .flatMap(column -> column.aggregate().stream())
                .toList();
        if (!aggregates.isEmpty()) features.add("Aggregate");
        if (!columns.isEmpty() && groupByExpressions.isEmpty()) features.add("NonValueAggregate");
        if (columns.size() > 1) features.add("MultipleAggregates");
        Stream.concat(aggregates.stream(), columns.stream()).forEach(aggregate -> {
            if (aggregate.equals("CountIf")) features.add("CountIf");
            if (aggregate.startsWith("Make")) features.add("ListAndSetAggregate");
        });
    }

    /** The {@code queryInfo} of the service's answer. */
    public ObjectNode queryInfo() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("distinctType", distinctType);
        count(info, "top", top);
        count(info, "offset", offset);
        count(info, "limit", limit);
        texts(info, "orderBy", orderBy);
        texts(info, "orderByExpressions", orderByExpressions);
        texts(info, "groupByExpressions", groupByExpressions);
        texts(
                info,
                "groupByAliases",
                groupByColumns.stream().map(GroupColumn::alias).toList());
        texts(info, "aggregates", aggregates);
        ObjectNode types = info.putObject("groupByAliasToAggregateType");
        groupByColumns.forEach(
                column -> types.put(column.alias(), column.aggregate().orElse(null)));
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
