package io.aiocosmos.core.changefeed;

import static io.aiocosmos.core.changefeed.FeedContinuation.required;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The continuation of the official .NET client: {@code {"V":2,"Rid":…,"Continuation":[{"FeedRange":…,"State":…}]}}, the
 * array alone, or its first version with {@code token} and {@code range}. It does not name the mode.
 */
final class DotNetContinuation {
    private final List<SubRange> parts = new ArrayList<>();
    private FeedStart start; // of the parts without an etag; null as long as there is none
    private String key;

    private DotNetContinuation() {}

    static FeedState read(JsonSlice json) {
        if (json.kind() == JsonKind.ARRAY) return new DotNetContinuation().read("", json, 2);
        JsonSlice[] fields = json.fields("V", "Rid", "Continuation");
        long version = required(fields[0]).longValue();
        if (version != 1 && version != 2) throw new FeedContinuation.UnknownVersionException();
        String rid = FeedContinuation.plain(fields[1]);
        return new DotNetContinuation().read(rid == null ? "" : rid, required(fields[2]), version);
    }

    private FeedState read(String rid, JsonSlice array, long version) {
        for (JsonElements each = array.elements(); each.next(); )
            if (version == 1) addFirstVersion(each.value());
            else add(each.value());
        if (key != null && parts.size() > 1) throw new IllegalArgumentException("a key is no part of others");
        return new FeedState(rid, null, start == null ? FeedStart.BEGINNING : start, key, parts);
    }

    /** Without a token it starts at the beginning. */
    private void addFirstVersion(JsonSlice part) {
        JsonSlice[] fields = part.fields("token", "range");
        parts.add(new SubRange(FeedContinuation.range(required(fields[1])), FeedContinuation.plain(fields[0])));
    }

    private void add(JsonSlice part) {
        JsonSlice[] fields = part.fields("FeedRange", "State");
        JsonSlice[] state = required(fields[1]).fields("type", "value");
        String type = required(state[0]).string();
        String etag = type.equals("continuation") ? FeedContinuation.plain(required(state[1])) : null;
        if (etag == null) startAt(type, state[1]);
        parts.add(part(required(fields[0]), etag));
    }

    private SubRange part(JsonSlice feedRange, String etag) {
        JsonSlice[] fields = feedRange.fields("type", "value");
        JsonSlice value = required(fields[1]);
        switch (required(fields[0]).string()) {
            case "Effective Partition Key Range":
                return new SubRange(FeedContinuation.range(value), etag);
            case "Physical Partition Key Range Id":
                return SubRange.ofId(FeedContinuation.plain(value), etag);
            case "Logical Partition Key":
                key = FeedContinuation.key(JsonSlice.of(value.string().getBytes(StandardCharsets.UTF_8))
                        .check());
                return new SubRange(FeedRange.all(), etag);
            default:
                throw new FeedContinuation.UnknownVersionException();
        }
    }

    private void startAt(String type, JsonSlice value) {
        FeedStart from = start(type, value);
        if (start != null && !start.equals(from)) throw new IllegalArgumentException("two starts");
        start = from;
    }

    private static FeedStart start(String type, JsonSlice value) {
        if (type.equals("beginning")) return FeedStart.BEGINNING;
        if (type.equals("now")) return FeedStart.NOW;
        if (!type.equals("time")) throw new FeedContinuation.UnknownVersionException();
        try {
            return FeedStart.at(OffsetDateTime.parse(required(value).string()).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time");
        }
    }
}
