package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** MAKELIST and MAKESET. */
final class ListAggregate implements Aggregate {
    private final Runnable onElement;
    private final Set<RowHash> seen;
    private final List<JsonSlice> values = new ArrayList<>();

    /**
     * @param distinct whether equal values are kept once
     * @param onElement called for each element that is kept
     */
    ListAggregate(boolean distinct, Runnable onElement) {
        this.onElement = onElement;
        seen = distinct ? new HashSet<>() : null;
    }

    @Override
    public void add(JsonSlice partial) {
        if (partial == null || partial.kind() != JsonKind.ARRAY) return;
        JsonElements elements = partial.elements();
        while (elements.next()) if (isNew(elements.value())) keep(elements.value());
    }

    private boolean isNew(JsonSlice value) {
        return seen == null || seen.add(RowHash.of(CanonicalJson.text(value)));
    }

    private void keep(JsonSlice value) {
        values.add(JsonSlice.of(value.toBytes())); // a copy, so that the page can be garbage collected
        onElement.run();
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        out.ascii("[");
        for (int i = 0; i < values.size(); i++) out.ascii(i == 0 ? "" : ",").slice(values.get(i));
        out.ascii("]");
        return true;
    }
}
