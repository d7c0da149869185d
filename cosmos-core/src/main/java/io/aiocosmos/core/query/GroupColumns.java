package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import java.util.LinkedHashMap;
import java.util.Map;

/** The output columns of one group: combines the partial payloads of all partitions and writes the row. */
final class GroupColumns {
    private final QueryPlan plan;
    private final Map<String, Aggregate> aggregates = new LinkedHashMap<>();
    private final Map<String, JsonSlice> values = new LinkedHashMap<>();
    private Aggregate single;
    private JsonSlice singleValue;

    /** @param onElement called for each list element that is kept */
    GroupColumns(QueryPlan plan, Runnable onElement) {
        this.plan = plan;
        if (!plan.aggregates.isEmpty()) single = Aggregates.start(plan.aggregates.get(0), onElement);
        for (Map.Entry<String, AggregateKind> column : plan.aggregateByAlias.entrySet())
            if (column.getValue() != null)
                aggregates.put(column.getKey(), Aggregates.start(column.getValue(), onElement));
    }

    /** @param payload of a row; {@code null} if it is undefined */
    void add(JsonSlice payload) {
        if (single != null) single.add(item(first(payload)));
        else if (plan.selectsValue) singleValue = singleValue == null ? copy(payload) : singleValue;
        else addColumns(payload);
    }

    private void addColumns(JsonSlice payload) {
        for (String alias : plan.groupByAliases) {
            JsonSlice part = payload == null ? null : payload.field(alias);
            Aggregate aggregate = aggregates.get(alias);
            if (aggregate != null) aggregate.add(item(part));
            else if (part != null && !values.containsKey(alias)) values.put(alias, copy(part));
        }
    }

    /** A copy, so that the page can be garbage collected. */
    private static JsonSlice copy(JsonSlice value) {
        return value == null ? null : JsonSlice.of(value.toBytes());
    }

    /** {@code VALUE} aggregates come as an array of one. */
    private static JsonSlice first(JsonSlice payload) {
        if (payload == null) return null;
        JsonElements elements = payload.elements();
        return elements.next() ? elements.value() : null;
    }

    /** {@code item2} if there is one: it has more details for MIN and MAX. */
    private static JsonSlice item(JsonSlice part) {
        if (part == null) return null;
        JsonSlice[] fields = part.fields("item", "item2");
        return fields[1] != null ? fields[1] : fields[0];
    }

    /** The row, {@code null} if it is undefined. */
    JsonSlice row() {
        JsonBuffer out = new JsonBuffer(64);
        if (single != null) return single.appendTo(out) ? JsonSlice.of(out.toBytes()) : null;
        if (plan.selectsValue) return singleValue;
        out.ascii("{");
        boolean first = true;
        for (String alias : plan.groupByAliases) first = append(out, alias, first);
        return JsonSlice.of(out.ascii("}").toBytes());
    }

    private boolean append(JsonBuffer out, String alias, boolean first) {
        JsonBuffer value = new JsonBuffer(32);
        Aggregate aggregate = aggregates.get(alias);
        boolean defined = aggregate != null ? aggregate.appendTo(value) : values.containsKey(alias);
        if (!defined) return first;
        out.ascii(first ? "" : ",").quoted(alias).ascii(":");
        if (aggregate != null) out.write(value.array(), 0, value.length());
        else out.slice(values.get(alias));
        return false;
    }
}
