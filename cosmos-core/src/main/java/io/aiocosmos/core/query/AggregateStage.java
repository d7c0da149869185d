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
 * Aggregates, and whatever else GROUP BY gives a row for: of each group, in the order in which groups were first met, or
 * of everything, which is one group and there from the start. What is undefined gives no row.
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
        if (!plan.groupBy) groups.put(EVERYTHING, new GroupColumns(plan, this::count));
    }

    /** All lists together: there may be one in each group. */
    private void count() {
        limits.check(++elements, "list element");
    }

    @Override
    void take(JsonSlice row) {
        if (plan.groupBy) addToGroup(row);
        else groups.get(EVERYTHING).add(payload(row));
    }

    private void addToGroup(JsonSlice row) {
        JsonSlice[] fields = row.fields("groupByItems", "payload");
        if (fields[0] == null) throw new MalformedJsonException("expected groupByItems", row.offset());
        groups.computeIfAbsent(key(fields[0]), first -> new GroupColumns(plan, this::count))
                .add(fields[1]);
        limits.check(groups.size(), "group");
    }

    /** Each item is {@code {"item":…}}, or {@code {}} for undefined, which is a group of its own. */
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
