package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;

/** MIN and MAX over all primitive types in the service's order; undefined if there was an array or object. */
final class MinMaxAggregate implements Aggregate {
    private final boolean largest;
    private JsonValue best;
    private boolean undefined;

    MinMaxAggregate(boolean largest) {
        this.largest = largest;
    }

    @Override
    public void add(JsonSlice partial) {
        if (partial == null) return;
        if (partial.kind() != JsonKind.OBJECT) take(JsonValue.of(partial));
        else addCounted(partial);
    }

    /** {@code {"max":v,"count":n}}: nothing was met if n is 0; v is missing if something was met that has no order. */
    private void addCounted(JsonSlice partial) {
        JsonSlice[] fields = partial.fields(largest ? "max" : "min", "count");
        if (fields[1] != null && fields[1].doubleValue() == 0) return;
        if (fields[0] == null) undefined = true;
        else take(JsonValue.of(fields[0]));
    }

    private void take(JsonValue value) {
        if (!value.isPrimitive()) undefined = true;
        else if (best == null || (largest ? value.compareTo(best) > 0 : value.compareTo(best) < 0)) best = value.copy();
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        if (undefined || best == null) return false;
        out.slice(best.json());
        return true;
    }
}
