package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Aggregates and GROUP BY: one row for each group, in the order of their first rows. Without GROUP BY all rows are one
 * group, which exists from the start. An undefined result is no row.
 */
final class AggregateStage extends BufferingStage {
    private static final RowHash EVERYTHING = RowHash.of("");

    private final QueryPlan plan;
    private final QueryLimits limits;
    private final Map<RowHash, GroupColumns> groups = new LinkedHashMap<>();
    private long elements;

    AggregateStage(Stage source, QueryPlan plan, QueryLimits limits) {
        super(source);
        this.plan = plan;
        this.limits = limits;
        if (!plan.groupBy) groups.put(EVERYTHING, new GroupColumns(plan, this::countElement));
    }

    /** Counts the elements of the lists of all groups together. */
    private void countElement() {
        limits.check(++elements, "list element");
    }

    @Override
    void accept(JsonSlice row) {
        if (plan.groupBy) addToGroup(row);
        else groups.get(EVERYTHING).add(payload(row));
    }

    private void addToGroup(JsonSlice row) {
        JsonSlice[] fields = row.fields("groupByItems", "payload");
        if (fields[0] == null) throw new MalformedJsonException("expected groupByItems", row.offset());
        groups.computeIfAbsent(key(fields[0]), first -> new GroupColumns(plan, this::countElement))
                .add(fields[1]);
        limits.check(groups.size(), "group");
    }

    /** Each item is {@code {"item":…}}, or {@code {}} for undefined, which forms its own group. */
    private static RowHash key(JsonSlice items) {
        StringBuilder key = new StringBuilder();
        JsonElements each = items.elements();
        while (each.next()) {
            JsonSlice item = each.value().field("item");
            key.append(item == null ? "-" : CanonicalJson.text(item)).append('\n');
        }
        return RowHash.of(key.toString());
    }

    /** {@code [{"item":…}]} for VALUE, {@code {"payload":{…}}} for a list. */
    private JsonSlice payload(JsonSlice row) {
        boolean wrapped = plan.aggregates.isEmpty() && row.kind() == JsonKind.OBJECT;
        return wrapped ? row.field("payload") : row;
    }

    @Override
    List<JsonSlice> results() {
        List<JsonSlice> rows = new ArrayList<>(groups.size());
        for (GroupColumns group : groups.values()) {
            JsonSlice row = group.row();
            if (row != null) rows.add(row);
        }
        return rows;
    }
}
