package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the service says that a query is to be run. Immutable. Read leniently: what is absent has its usual value.
 *
 * @param distinct whether rows are to be told apart, and whether equal ones come together
 * @param top most rows, or -1
 * @param offset rows to leave out, or -1
 * @param limit most rows after the offset, or -1
 * @param orderBy for each column whether it descends; empty without an order
 * @param orderByExpressions the columns as text, for filters that resume
 * @param groupBy whether rows are groups
 * @param groupByAliases names of the output columns in their order; empty with {@code VALUE}
 * @param aggregates of {@code SELECT VALUE}
 * @param aggregateByAlias for select lists: the aggregate of a column, {@code null} for one that is none
 * @param rewrittenQuery what to send instead of the query, empty for the query itself
 * @param selectsValue whether it is a {@code SELECT VALUE}
 * @param distinctCountAlias {@code null} if it does not count distinct rows, empty for {@code VALUE}
 * @param ranges of effective partition keys that the query touches
 */
record QueryPlan(
        Distinct distinct,
        long top,
        long offset,
        long limit,
        List<Boolean> orderBy,
        List<String> orderByExpressions,
        boolean groupBy,
        List<String> groupByAliases,
        List<AggregateKind> aggregates,
        Map<String, AggregateKind> aggregateByAlias,
        String rewrittenQuery,
        boolean selectsValue,
        String distinctCountAlias,
        List<KeyRange> ranges) {

    /** How DISTINCT is to be applied. */
    enum Distinct {
        NONE,
        ORDERED,
        UNORDERED
    }

    /** @throws UnsupportedPlanException if it needs a pipeline that this client does not have */
    static QueryPlan read(JsonSlice json) {
        if (present(json.field("hybridSearchQueryInfo"))) throw new UnsupportedPlanException("hybrid search");
        JsonSlice info = json.field("queryInfo");
        if (!present(info)) throw new UnsupportedPlanException("what the server plans: its answer has no queryInfo");
        if (isTrue(info.field("hasNonStreamingOrderBy"))) throw new UnsupportedPlanException("vector search");
        JsonSlice dCount = info.field("dCountInfo");
        return new QueryPlan(
                distinct(info.field("distinctType")),
                number(info.field("top")),
                number(info.field("offset")),
                number(info.field("limit")),
                descending(info.field("orderBy")),
                strings(info.field("orderByExpressions")),
                !strings(info.field("groupByExpressions")).isEmpty(),
                strings(info.field("groupByAliases")),
                aggregates(info.field("aggregates")),
                byAlias(info.field("groupByAliasToAggregateType")),
                text(info.field("rewrittenQuery")),
                isTrue(info.field("hasSelectValue")),
                present(dCount) ? text(dCount.field("dCountAlias")) : null,
                KeyRange.all(json.field("queryRanges")));
    }

    /** @throws IllegalArgumentException if a page cannot say where the next one begins */
    void mustBeResumable() {
        if (groupBy || distinct == Distinct.UNORDERED && distinctCountAlias == null)
            throw new IllegalArgumentException(
                    "a query with GROUP BY or unordered DISTINCT cannot be read by page(…): where it stands is more than a"
                            + " token holds. Iterate over it, or use pages()");
    }

    boolean hasOrder() {
        return !orderBy.isEmpty();
    }

    /** Whether rows are aggregates over everything, without groups. */
    boolean isAggregate() {
        if (groupBy) return false;
        if (!aggregates.isEmpty()) return true;
        for (AggregateKind kind : aggregateByAlias.values()) if (kind != null) return true;
        return false;
    }

    private static Distinct distinct(JsonSlice value) {
        String name = text(value);
        if (name.equals("Ordered")) return Distinct.ORDERED;
        return name.equals("Unordered") ? Distinct.UNORDERED : Distinct.NONE;
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

    /** The engine itself writes 0 and 1. */
    private static boolean isTrue(JsonSlice value) {
        if (!present(value)) return false;
        return value.kind() == JsonKind.NUMBER ? value.doubleValue() != 0 : value.booleanValue();
    }

    private static boolean present(JsonSlice value) {
        return value != null && !value.isNull();
    }
}
