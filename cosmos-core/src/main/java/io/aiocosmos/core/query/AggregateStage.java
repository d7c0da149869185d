package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.List;

/** Aggregates over everything: one row, or none if it is undefined. */
final class AggregateStage extends Drained {
    private final boolean selectsValue;
    private final Columns columns;

    AggregateStage(Stage source, QueryPlan plan, QueryLimits limits) {
        super(source);
        this.selectsValue = !plan.aggregates.isEmpty();
        this.columns = new Columns(plan, limits);
    }

    /** {@code [{"item":…}]} for VALUE, {@code {"payload":{…}}} for a list. */
    @Override
    void take(JsonSlice row) {
        boolean wrapped = !selectsValue && row.kind() == JsonKind.OBJECT;
        columns.add(wrapped ? row.field("payload") : row);
    }

    @Override
    List<JsonSlice> results() {
        JsonSlice row = columns.row();
        return row == null ? List.of() : List.of(row);
    }
}
