package io.aiocosmos.core.partition;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of effective partition keys.
 *
 * @param min lower bound, upper-case hex
 * @param max upper bound
 * @param minInclusive whether {@code min} belongs to it
 * @param maxInclusive whether {@code max} belongs to it; true for a point, whose bounds are equal
 */
public record KeyRange(String min, String max, boolean minInclusive, boolean maxInclusive) {
    public static final KeyRange ALL = new KeyRange("", "FF", true, false);

    /** The range in the plan of a query that matches nothing or reads no items: the first partition serves it. */
    private static final KeyRange NOTHING = new KeyRange("", "", true, true);

    /** Half-open: {@code max} does not belong to it. */
    public static KeyRange between(String min, String max) {
        return new KeyRange(min, max, true, false);
    }

    /** The keys with one effective partition key. */
    public static KeyRange of(String epk) {
        return between(epk, next(epk));
    }

    /** The key behind it of the same length. */
    private static String next(String epk) {
        char[] digits = epk.toCharArray();
        if (digits.length == 0) return "00"; // the least there is, before all hashes
        int last = digits.length - 1;
        for (; last >= 0 && digits[last] == 'F'; last--) digits[last] = '0';
        if (last >= 0)
            digits[last] = Character.toUpperCase(Character.forDigit(Character.digit(digits[last], 16) + 1, 16));
        return last < 0 ? "FF" : new String(digits);
    }

    /** The ranges of a query plan; {@link #ALL} if it has none. */
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
            return isEmptyArray(fields[0]) && isEmptyArray(fields[1]) ? NOTHING : ALL;
        return new KeyRange(
                fields[0].string(),
                fields[1].string(),
                fields[2] == null || fields[2].booleanValue(),
                fields[3] != null && fields[3].booleanValue());
    }

    /** Some endpoints return the keys instead of their hashes; then all ranges are queried, unless none can match. */
    private static boolean isText(JsonSlice value) {
        return value != null && value.kind() == JsonKind.STRING;
    }

    private static boolean isEmptyArray(JsonSlice value) {
        return value != null
                && value.kind() == JsonKind.ARRAY
                && !value.elements().next();
    }

    /** Whether a partition range, whose max is exclusive, overlaps it. */
    boolean overlaps(String rangeMin, String rangeMax) {
        int beginsBeforeEnd = PartitionKeyHash.compare(min, rangeMax);
        int endsAfterBegin = PartitionKeyHash.compare(max, rangeMin);
        boolean empty = PartitionKeyHash.compare(min, max) == 0 && !(minInclusive && maxInclusive);
        return !empty && beginsBeforeEnd < 0 && (maxInclusive ? endsAfterBegin >= 0 : endsAfterBegin > 0);
    }
}
