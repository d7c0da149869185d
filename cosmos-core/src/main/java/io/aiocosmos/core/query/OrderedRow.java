package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a rewritten ORDER BY: {@code {"_rid":…,"orderByItems":[{"item":5},{}],"payload":…}}.
 *
 * @param rid of the item it came from
 * @param orderBy its values in the columns of the order
 * @param payload the row itself; {@code null} if it is undefined
 */
record OrderedRow(String rid, List<JsonValue> orderBy, JsonSlice payload) {
    static OrderedRow of(JsonSlice json) {
        JsonSlice[] fields = json.fields("_rid", "orderByItems", "payload");
        if (fields[1] == null) throw new MalformedJsonException("expected orderByItems", json.offset());
        List<JsonValue> values = new ArrayList<>(2);
        JsonElements columns = fields[1].elements();
        while (columns.next()) values.add(JsonValue.of(columns.value().field("item")));
        return new OrderedRow(fields[0] == null ? "" : fields[0].string(), values, fields[2]);
    }

    /** By the columns alone. */
    int compareColumns(List<JsonValue> others, List<Boolean> descending) {
        for (int i = 0; i < orderBy.size(); i++) {
            int order = orderBy.get(i).compareTo(others.get(i));
            if (order != 0) return descending.get(i) ? -order : order;
        }
        return 0;
    }
}
