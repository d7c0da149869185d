package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.partition.KeyRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service's plan for running a query. Immutable. Absent fields have default values. */
final class QueryPlan {
    /** Whether equal rows are dropped. */
    final boolean distinct;

    /** Whether rows are ordered by the distinct values. */
    final boolean distinctInOrder;

    /** Maximum of rows, or -1. */
    final long top;

    /** Rows to skip, or -1. */
    final long offset;

    /** Maximum of rows after the offset, or -1. */
    final long limit;

    /** For each column whether it descends; empty without an order. */
    final List<Boolean> orderBy;

    /** The columns as SQL, for resume filters. */
    final List<String> orderByExpressions;

    /** Whether rows are groups. */
    final boolean groupBy;

    /** Names of the output columns in their order; empty with {@code VALUE}. */
    final List<String> groupByAliases;

    /** The aggregates of a {@code SELECT VALUE}. */
    final List<AggregateKind> aggregates;

    /** The aggregate of each column of a select list, {@code null} for a plain column. */
    final Map<String, AggregateKind> aggregateByAlias;

    /** The query to send instead, empty for the original one. */
    final String rewrittenQuery;

    /** Whether it is a {@code SELECT VALUE}. */
    final boolean selectsValue;

    /** Alias of the count of distinct rows; empty for {@code VALUE}, {@code null} if there is no such count. */
    final String distinctCountAlias;

    /** The effective partition keys that the query reads. */
    final List<KeyRange> ranges;

    private QueryPlan(JsonSlice info, JsonSlice queryRanges) {
        JsonSlice dCount = info.field("dCountInfo");
        String distinctType = text(info.field("distinctType"));
        distinctInOrder = distinctType.equals("Ordered");
        distinct = distinctInOrder || distinctType.equals("Unordered");
        top = number(info.field("top"));
        offset = number(info.field("offset"));
        limit = number(info.field("limit"));
        orderBy = descending(info.field("orderBy"));
        orderByExpressions = strings(info.field("orderByExpressions"));
        if (!orderByExpressions.isEmpty() && orderByExpressions.size() != orderBy.size())
            throw new MalformedJsonException(
                    "expected an orderByExpression for each column of the order", info.offset());
        groupBy = !strings(info.field("groupByExpressions")).isEmpty();
        groupByAliases = strings(info.field("groupByAliases"));
        aggregates = aggregates(info.field("aggregates"));
        aggregateByAlias = byAlias(info.field("groupByAliasToAggregateType"));
        rewrittenQuery = text(info.field("rewrittenQuery"));
        selectsValue = isTrue(info.field("hasSelectValue"));
        distinctCountAlias = present(dCount) ? text(dCount.field("dCountAlias")) : null;
        ranges = KeyRange.all(queryRanges);
    }

    /** @throws UnsupportedOperationException if it needs a feature that this client does not have */
    static QueryPlan read(JsonSlice json) {
        if (present(json.field("hybridSearchQueryInfo"))) throw UnsupportedQuery.because("hybrid search");
        JsonSlice info = json.field("queryInfo");
        if (!present(info)) throw new MalformedJsonException("expected queryInfo", json.offset());
        if (isTrue(info.field("hasNonStreamingOrderBy"))) throw UnsupportedQuery.because("vector search");
        return new QueryPlan(info, json.field("queryRanges"));
    }

    /** @throws IllegalArgumentException if its state does not fit a continuation */
    void checkResumable() {
        if (groupBy || distinct && !distinctInOrder && distinctCountAlias == null)
            throw new IllegalArgumentException(
                    "a query with GROUP BY or unordered DISTINCT cannot be read by page(…): where it stands is more than a"
                            + " token holds. Iterate over it, or use pages()");
    }

    boolean hasOrder() {
        return !orderBy.isEmpty();
    }

    /** Whether a resume filter can be written: it needs the columns as SQL. */
    boolean hasFilter() {
        return !orderByExpressions.isEmpty();
    }

    /** Whether the row is an aggregate over all rows, without groups. */
    boolean isAggregate() {
        if (groupBy) return false;
        if (!aggregates.isEmpty()) return true;
        for (AggregateKind kind : aggregateByAlias.values()) if (kind != null) return true;
        return false;
    }

    private static List<Boolean> descending(JsonSlice values) {
        List<Boolean> columns = new ArrayList<>();
        for (String name : strings(values)) columns.add(name.equals("Descending"));
        return columns;
    }

    private static List<AggregateKind> aggregates(JsonSlice values) {
        List<AggregateKind> kinds = new ArrayList<>();
        for (String name : strings(values)) kinds.add(AggregateKind.of(name));
        return kinds;
    }

    private static Map<String, AggregateKind> byAlias(JsonSlice values) {
        Map<String, AggregateKind> kinds = new LinkedHashMap<>();
        if (!present(values)) return kinds;
        JsonFields fields = values.fields();
        while (fields.next())
            kinds.put(
                    fields.name(),
                    fields.value().isNull()
                            ? null
                            : AggregateKind.of(fields.value().string()));
        return kinds;
    }

    private static List<String> strings(JsonSlice values) {
        List<String> strings = new ArrayList<>();
        if (!present(values)) return strings;
        JsonElements elements = values.elements();
        while (elements.next()) strings.add(elements.value().string());
        return strings;
    }

    private static long number(JsonSlice value) {
        return present(value) ? value.longValue() : -1;
    }

    private static String text(JsonSlice value) {
        return present(value) ? value.string() : "";
    }

    /** The service's query engine writes 0 and 1. */
    private static boolean isTrue(JsonSlice value) {
        if (!present(value)) return false;
        return value.kind() == JsonKind.NUMBER ? value.doubleValue() != 0 : value.booleanValue();
    }

    private static boolean present(JsonSlice value) {
        return value != null && !value.isNull();
    }
}
