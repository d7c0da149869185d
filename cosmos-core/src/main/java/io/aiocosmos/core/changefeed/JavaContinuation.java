package io.aiocosmos.core.changefeed;

import static io.aiocosmos.core.changefeed.FeedContinuation.required;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * The continuation of the official Java client: {@code {"V":1,"Rid":…,"Mode":…,"StartFrom":{…},"Continuation":{…}}}, the
 * parts in the order in which they are read. Before the first page it has the scope in the place of a continuation.
 */
final class JavaContinuation {
    private JavaContinuation() {}

    static String write(FeedState state) {
        StringBuilder json = new StringBuilder(256).append("{\"V\":1,\"Rid\":");
        JsonText.appendAsciiQuoted(json, state.rid());
        json.append(",\"Mode\":\"").append(state.mode().nameInContinuations);
        json.append("\",\"StartFrom\":{\"Type\":\"")
                .append(state.start().where())
                .append('"');
        if (state.start().isTime())
            json.append(",\"PointInTimeMs\":").append(state.start().epochMillis());
        json.append("},\"Continuation\":{\"V\":1,\"Rid\":");
        JsonText.appendAsciiQuoted(json, state.rid());
        json.append(",\"Continuation\":[");
        for (int i = 0; i < state.parts().size(); i++) {
            if (i > 0) json.append(',');
            write(state.parts().get(i), json);
        }
        json.append("],");
        if (state.key() != null) json.append("\"PK\":").append(state.key());
        else write(state.scope(), json.append("\"Range\":"));
        return json.append("}}").toString();
    }

    private static void write(SubRange part, StringBuilder json) {
        json.append("{\"token\":");
        if (part.etag == null) json.append("null");
        else JsonText.appendAsciiQuoted(json, part.etag);
        write(part.range, json.append(",\"range\":"));
        json.append('}');
    }

    private static void write(FeedRange range, StringBuilder json) {
        json.append("{\"min\":\"").append(range.min()).append("\",\"max\":\"").append(range.max());
        json.append("\"}");
    }

    static FeedState read(JsonSlice json) {
        JsonSlice[] fields = json.fields("V", "Rid", "Mode", "StartFrom", "Continuation");
        if (required(fields[0]).longValue() != 1) throw new FeedContinuation.UnknownVersionException();
        String rid = rid(required(fields[1]));
        ChangeFeedMode mode = mode(required(fields[2]).string());
        JsonSlice start = required(fields[3]);
        JsonSlice continuation = fields[4] == null || fields[4].isNull() ? json : fields[4];
        JsonSlice[] scope = continuation.fields("Range", "PK", "PKRangeId", "Continuation");
        String key = scope[1] == null ? null : FeedContinuation.key(scope[1]);
        List<SubRange> parts = new ArrayList<>();
        String etag = FeedContinuation.plain(start.field("Etag"));
        if (continuation == json) parts.add(unread(scope, etag));
        else for (JsonElements each = required(scope[3]).elements(); each.next(); ) parts.add(part(each.value(), etag));
        return new FeedState(rid, mode, start(start), key, parts);
    }

    /** Or a link, which is only compared. */
    private static String rid(JsonSlice value) {
        boolean isLink = !value.isNull() && value.string().startsWith("/");
        return isLink ? value.string() : FeedContinuation.plain(value);
    }

    /** The scope of a feed that was not read yet, as one part. */
    private static SubRange unread(JsonSlice[] scope, String etag) {
        if (scope[2] != null) return SubRange.ofId(FeedContinuation.plain(scope[2]), etag);
        FeedRange range = scope[1] == null ? FeedContinuation.range(required(scope[0])) : FeedRange.all();
        return new SubRange(range, etag);
    }

    /** @param start etag of what was not read yet; {@code null} for none */
    private static SubRange part(JsonSlice json, String start) {
        JsonSlice[] fields = json.fields("token", "range");
        String etag = FeedContinuation.plain(fields[0]);
        return new SubRange(FeedContinuation.range(required(fields[1])), etag == null ? start : etag);
    }

    private static ChangeFeedMode mode(String name) {
        for (ChangeFeedMode mode : ChangeFeedMode.values()) if (mode.nameInContinuations.equals(name)) return mode;
        throw new FeedContinuation.UnknownVersionException();
    }

    /** An etag or a checkpoint of a lease leaves nothing to start from. */
    private static FeedStart start(JsonSlice start) {
        JsonSlice[] fields = start.fields("Type", "PointInTimeMs");
        switch (required(fields[0]).string()) {
            case "NOW":
                return FeedStart.NOW;
            case "POINT_IN_TIME":
                return FeedStart.at(required(fields[1]).longValue());
            case "BEGINNING":
            case "LEASE":
            case "LEGACY_CHECKPOINT":
                return FeedStart.BEGINNING;
            default:
                throw new FeedContinuation.UnknownVersionException();
        }
    }
}
