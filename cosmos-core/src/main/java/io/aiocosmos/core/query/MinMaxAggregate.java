package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;

/** MIN and MAX over all primitive types in the service's order; undefined if there is an array or object. */
final class MinMaxAggregate implements Aggregate {
    private final boolean isMax;
    private JsonValue best;
    private boolean undefined;

    MinMaxAggregate(boolean isMax) {
        this.isMax = isMax;
    }

    @Override
    public void add(JsonSlice partial) {
        if (partial == null) return;
        if (partial.kind() != JsonKind.OBJECT) update(JsonValue.of(partial));
        else addCounted(partial);
    }

    /** {@code {"max":v,"count":n}}: no values if n is 0; v is missing if a value is not comparable. */
    private void addCounted(JsonSlice partial) {
        JsonSlice[] fields = partial.fields(isMax ? "max" : "min", "count");
        if (fields[1] != null && fields[1].doubleValue() == 0) return;
        if (fields[0] == null) undefined = true;
        else update(JsonValue.of(fields[0]));
    }

    private void update(JsonValue value) {
        if (!value.isPrimitive()) undefined = true;
        else if (best == null || (isMax ? value.compareTo(best) > 0 : value.compareTo(best) < 0)) best = value.copy();
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        if (undefined || best == null) return false;
        out.slice(best.json());
        return true;
    }
}
