package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GROUP BY: groups in the order in which they were first met. */
final class GroupByStage extends Drained {
    private final QueryPlan plan;
    private final QueryLimits limits;
    private final Map<RowHash, Columns> groups = new LinkedHashMap<>();

    GroupByStage(Stage source, QueryPlan plan, QueryLimits limits) {
        super(source);
        this.plan = plan;
        this.limits = limits;
    }

    @Override
    void take(JsonSlice row) {
        JsonSlice[] fields = row.fields("groupByItems", "payload");
        if (fields[0] == null) throw new MalformedJsonException("expected groupByItems", row.offset());
        groups.computeIfAbsent(key(fields[0]), first -> new Columns(plan, limits))
                .add(fields[1]);
        limits.check(groups.size(), "groups");
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

    @Override
    List<JsonSlice> results() {
        List<JsonSlice> rows = new ArrayList<>(groups.size());
        for (Columns group : groups.values()) {
            JsonSlice row = group.row();
            if (row != null) rows.add(row);
        }
        return rows;
    }
}
