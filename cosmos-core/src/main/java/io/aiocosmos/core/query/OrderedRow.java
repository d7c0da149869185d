package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/** A row of a rewritten ORDER BY: {@code {"_rid":…,"orderByItems":[{"item":5},{}],"payload":…}}. */
final class OrderedRow {
    final String rid; // of its item
    final List<JsonValue> orderBy = new ArrayList<>(2); // values of the ORDER BY columns
    final JsonSlice payload; // the output row; null if it is undefined

    /** @param width number of columns in the plan */
    OrderedRow(JsonSlice json, int width) {
        JsonSlice[] fields = json.fields("_rid", "orderByItems", "payload");
        if (fields[1] == null) throw new MalformedJsonException("expected orderByItems", json.offset());
        JsonElements columns = fields[1].elements();
        while (columns.next()) orderBy.add(JsonValue.of(columns.value().field("item")));
        if (orderBy.size() != width)
            throw new MalformedJsonException("expected as many orderByItems as the plan has", json.offset());
        rid = fields[0] == null ? "" : fields[0].string();
        payload = fields[2];
    }

    /** Compares the columns only. */
    int compareColumns(List<JsonValue> others, List<Boolean> descending) {
        for (int i = 0; i < orderBy.size(); i++) {
            int order = orderBy.get(i).compareTo(others.get(i));
            if (order != 0) return descending.get(i) ? -order : order;
        }
        return 0;
    }
}
