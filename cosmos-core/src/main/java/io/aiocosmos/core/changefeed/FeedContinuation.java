package io.aiocosmos.core.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.JsonText;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.partition.PartitionKeyHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads and writes continuations of change feeds. What is written is what the official Java client writes; what is read
 * is that, and what the official .NET client writes, which is JSON that is not encoded.
 */
final class FeedContinuation {
    private static final int MAX_HEADER = 8 * 1024;

    private FeedContinuation() {}

    static String encode(FeedState state) {
        byte[] json = JavaContinuation.write(state).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(json);
    }

    /**
     * Reads a continuation.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static FeedState decode(String continuation) {
        try {
            String text = continuation.trim();
            boolean isPlain = text.startsWith("{") || text.startsWith("[");
            byte[] json = isPlain
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder().decode(text);
            JsonSlice state = JsonSlice.of(json).check();
            return apart(isPlain ? DotNetContinuation.read(state) : JavaContinuation.read(state));
        } catch (UnknownVersionException e) {
            throw e;
        } catch (MalformedJsonException | IllegalArgumentException e) { // which may quote it
            throw new IllegalArgumentException("the change feed's continuation is malformed: it is what a page's"
                    + " continuation() gave, or one of Microsoft's SDK for Java or .NET, unchanged");
        }
    }

    /** Changes of what two parts share would come twice, and go on twice. */
    private static FeedState apart(FeedState state) {
        List<SubRange> sorted = new ArrayList<>(state.parts());
        sorted.sort((one, other) -> PartitionKeyHash.compare(one.range.min(), other.range.min()));
        for (int i = 1; i < sorted.size(); i++) {
            SubRange before = sorted.get(i - 1);
            boolean isNamed = before.rangeId != null || sorted.get(i).rangeId != null; // its bounds are not known yet
            if (!isNamed
                    && PartitionKeyHash.compare(
                                    before.range.max(), sorted.get(i).range.min())
                            > 0) throw new IllegalArgumentException("parts overlap");
        }
        return state;
    }

    /** Says so where the text is whole, but of a release that this one does not know. */
    static final class UnknownVersionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnknownVersionException() {
            super("the change feed's continuation is of an unknown version: it was made by another release");
        }
    }

    /** A text that may become a header; {@code null} if there is none. */
    static String plain(JsonSlice value) {
        if (value == null || value.isNull()) return null;
        return sendable(value.string());
    }

    private static String sendable(String text) {
        boolean plain = text.length() <= MAX_HEADER;
        for (int i = 0; i < text.length() && plain; i++) plain = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        if (!plain) throw new IllegalArgumentException("no header");
        return text;
    }

    static JsonSlice required(JsonSlice value) {
        if (value == null) throw new MalformedJsonException("a field is missing", 0);
        return value;
    }

    /** {@code {"min":…,"max":…}}. */
    static FeedRange range(JsonSlice range) {
        JsonSlice[] bounds = range.fields("min", "max");
        String min = sendable(required(bounds[0]).string());
        String max = sendable(required(bounds[1]).string());
        if (PartitionKeyHash.compare(min, max) >= 0
                || PartitionKeyHash.compare(max, FeedRange.all().max()) > 0)
            throw new IllegalArgumentException("no range");
        return FeedRange.between(min, max);
    }

    /** A partition key as its header has it. */
    static String key(JsonSlice array) {
        StringBuilder key = new StringBuilder("[");
        for (JsonElements each = array.elements(); each.next(); ) {
            if (key.length() > 1) key.append(',');
            JsonSlice value = each.value();
            if (value.kind() == JsonKind.STRING) JsonText.appendAsciiQuoted(key, value.string());
            else if (value.kind() == JsonKind.OBJECT && !value.fields().next()) key.append("{}");
            else if (value.kind() == JsonKind.OBJECT || value.kind() == JsonKind.ARRAY)
                throw new IllegalArgumentException("no key");
            else key.append(new String(value.toBytes(), StandardCharsets.US_ASCII));
        }
        return sendable(key.append(']').toString());
    }
}
