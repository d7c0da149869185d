package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.partition.RangePosition;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The state from which a planned query goes on. Ranges before the first position are finished, the positions go on, and
 * ranges after them start. Written as JSON into the caller's continuation, so it is validated when it is read.
 *
 * @param positions at least one, in order and without gaps; several after a split
 * @param point the last row, {@code null} without an order
 * @param top remaining rows, -1 without a limit; {@code offset} and {@code limit} likewise
 * @param lastDistinct canonical text of the last row, for ordered DISTINCT; {@code null} if there is none
 */
record ResumeState(
        List<RangePosition> positions, ResumePoint point, long top, long offset, long limit, String lastDistinct) {
    /** Distinguishes it from a continuation of the service. */
    static final String PREFIX = "q1:";

    static boolean isResumeState(String continuation) {
        return continuation.startsWith(PREFIX);
    }

    /** @throws IllegalArgumentException if it was not written by {@link Builder#text} */
    static ResumeState parse(String text) {
        try {
            JsonSlice json = JsonSlice.of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
            JsonSlice[] f = json.fields("at", "orderBy", "rid", "skip", "top", "offset", "limit", "lastDistinct");
            return new ResumeState(
                    positions(f[0]),
                    f[1] == null ? null : point(f[1], f[2], f[3]),
                    number(f[4], -1),
                    number(f[5], -1),
                    number(f[6], -1),
                    text(f[7]));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("continuation is malformed: it is what a page's continuation() gave", e);
        }
    }

    private static List<RangePosition> positions(JsonSlice json) {
        if (json == null) throw new MalformedJsonException("expected places", 0);
        List<RangePosition> positions = new ArrayList<>(1);
        JsonElements each = json.elements();
        while (each.next()) {
            JsonSlice[] f = each.value().fields("min", "max", "token");
            positions.add(new RangePosition(hex(f[0]), hex(f[1]), token(f[2])));
        }
        if (positions.isEmpty()) throw new MalformedJsonException("expected places", 0);
        return positions;
    }

    private static String hex(JsonSlice value) {
        String text = value == null ? "" : value.string();
        if (!text.matches("[0-9A-F]*+")) throw new MalformedJsonException("expected a partition range", value.offset());
        return text;
    }

    /** The continuation becomes a header, so control characters are rejected. */
    private static String token(JsonSlice value) {
        String text = text(value);
        if (text != null && !text.matches("[ -~]*+"))
            throw new MalformedJsonException("expected a header", value.offset());
        return text;
    }

    private static ResumePoint point(JsonSlice orderBy, JsonSlice rid, JsonSlice skip) {
        ResumePoint point = new ResumePoint(values(orderBy), rid == null ? "" : rid.string(), (int) number(skip, 0));
        if (!point.canBeFiltered()) throw new MalformedJsonException("expected values that have an order", 0);
        return point;
    }

    private static String text(JsonSlice value) {
        return value == null || value.isNull() ? null : value.string();
    }

    private static long number(JsonSlice value, long absent) {
        return value == null ? absent : value.longValue();
    }

    /** Each value is wrapped in an array, which is empty for undefined. */
    private static List<JsonValue> values(JsonSlice json) {
        List<JsonValue> values = new ArrayList<>();
        JsonElements each = json.elements();
        while (each.next()) {
            if (each.value().kind() != JsonKind.ARRAY) throw new MalformedJsonException("expected an array", 0);
            JsonElements value = each.value().elements();
            values.add(value.next() ? JsonValue.of(value.value()) : JsonValue.UNDEFINED);
            if (value.next()) throw new MalformedJsonException("expected one value", 0);
        }
        return values;
    }

    /** Collects the state of all stages. */
    static final class Builder {
        private final JsonBuffer json = new JsonBuffer(256).ascii("{\"v\":1");

        void positions(List<RangePosition> positions) {
            json.ascii(",\"at\":[");
            for (int i = 0; i < positions.size(); i++) {
                RangePosition position = positions.get(i);
                json.ascii(i == 0 ? "{\"min\":" : ",{\"min\":").quoted(position.min());
                json.ascii(",\"max\":").quoted(position.max());
                if (position.continuation() != null) json.ascii(",\"token\":").quoted(position.continuation());
                json.ascii("}");
            }
            json.ascii("]");
        }

        void lastRow(ResumePoint point) {
            json.ascii(",\"orderBy\":[");
            for (int i = 0; i < point.orderBy().size(); i++) {
                JsonValue value = point.orderBy().get(i);
                json.ascii(i == 0 ? "[" : ",[");
                if (value.isDefined()) json.slice(value.json());
                json.ascii("]");
            }
            json.ascii("],\"rid\":").quoted(point.rid()).ascii(",\"skip\":" + point.count());
        }

        void count(String name, long rows) {
            json.ascii(",\"" + name + "\":" + rows);
        }

        void lastDistinct(String value) {
            json.ascii(",\"lastDistinct\":").quoted(value);
        }

        String text() {
            byte[] whole = json.ascii("}").toBytes();
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        }
    }
}
