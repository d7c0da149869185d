package io.aiocosmos.core.partition;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of effective partition keys.
 *
 * @param min its beginning, upper-case hex
 * @param max its end
 * @param minInclusive whether it begins at {@code min} itself
 * @param maxInclusive whether it ends at {@code max} itself; a point has both
 */
public record KeyRange(String min, String max, boolean minInclusive, boolean maxInclusive) {
    public static final KeyRange ALL = new KeyRange("", "FF", true, false);

    /** What a query names that matches nothing, or reads no items: the first partition answers it. */
    private static final KeyRange NOWHERE = new KeyRange("", "", true, true);

    /** From one point to another, which is not of it. */
    public static KeyRange between(String min, String max) {
        return new KeyRange(min, max, true, false);
    }

    /** Those of a plan; all of the space if it names none. */
    public static List<KeyRange> all(JsonSlice json) {
        List<KeyRange> ranges = new ArrayList<>();
        if (json != null && !json.isNull()) {
            JsonElements elements = json.elements();
            while (elements.next()) ranges.add(of(elements.value()));
        }
        return ranges.isEmpty() ? List.of(ALL) : ranges;
    }

    private static KeyRange of(JsonSlice json) {
        JsonSlice[] fields = json.fields("min", "max", "isMinInclusive", "isMaxInclusive");
        if (!isText(fields[0]) || !isText(fields[1]))
            return isEmptyArray(fields[0]) && isEmptyArray(fields[1]) ? NOWHERE : ALL;
        return new KeyRange(
                fields[0].string(),
                fields[1].string(),
                fields[2] == null || fields[2].booleanValue(),
                fields[3] != null && fields[3].booleanValue());
    }

    /** Some endpoints name the keys instead of hashing them; all ranges are then asked, unless none can match. */
    private static boolean isText(JsonSlice value) {
        return value != null && value.kind() == JsonKind.STRING;
    }

    private static boolean isEmptyArray(JsonSlice value) {
        return value != null
                && value.kind() == JsonKind.ARRAY
                && !value.elements().next();
    }

    /** Whether a partition range, which ends before its own max, has any of it. */
    boolean overlaps(String rangeMin, String rangeMax) {
        int beginsBeforeEnd = PartitionKeyHash.compare(min, rangeMax);
        int endsAfterBegin = PartitionKeyHash.compare(max, rangeMin);
        boolean empty = PartitionKeyHash.compare(min, max) == 0 && !(minInclusive && maxInclusive);
        return !empty && beginsBeforeEnd < 0 && (maxInclusive ? endsAfterBegin >= 0 : endsAfterBegin > 0);
    }
}
