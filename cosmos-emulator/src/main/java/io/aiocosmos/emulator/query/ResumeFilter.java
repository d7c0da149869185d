package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.sql.value.Values;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;
import tools.jackson.databind.JsonNode;

/**
 * The {@code resumeFilter} of a request's body, by which some clients go on with an ordered query instead of by a filter
 * in its text: {@code {"value":[5,[]],"rid":"…","exclude":false}}, an empty array for undefined. Rows equal to the values
 * are kept unless excluded; of these, with a rid, those from that item on.
 */
final class ResumeFilter {
    private ResumeFilter() {}

    /**
     * The row before the first that is wanted, or {@code null} without a filter.
     *
     * @param columns how many keys ORDER BY has
     * @throws ServiceError 400 if the filter does not fit the query
     */
    static SortedRow lastUnwanted(JsonNode filter, int columns) {
        if (filter == null || filter.isNull()) return null;
        JsonNode values = filter.path("value");
        if (!values.isArray() || values.size() != columns || columns == 0)
            throw invalid("it needs as many values as ORDER BY has items");
        JsonNode[] keys = new JsonNode[columns];
        for (int i = 0; i < columns; i++) keys[i] = key(values.get(i));
        boolean exclude = filter.path("exclude").booleanValue(false);
        return new SortedRow(keys, null, exclude ? Long.MAX_VALUE : number(filter), -1, null);
    }

    private static JsonNode key(JsonNode value) {
        if (value.isArray() && value.isEmpty()) return Values.UNDEFINED;
        if (value.isContainer()) throw ServiceError.notSupported("a resumeFilter behind an array or an object");
        return value;
    }

    private static long number(JsonNode filter) {
        String rid = Json.string(filter, "rid");
        if (rid == null) return -1;
        long number = Rid.itemNumber(rid);
        if (number < 0) throw invalid("its rid is none of an item");
        return number;
    }

    private static ServiceError invalid(String rule) {
        return ServiceError.gateway(400, "The resumeFilter is not valid: " + rule + ".");
    }
}
