package io.aiocosmos.changefeed.lease;

import io.aiocosmos.FeedRange;
import io.aiocosmos.RawJson;
import io.aiocosmos.error.CosmosSetupException;
import java.util.Map;
import java.util.Optional;

/**
 * The document of a lease, as Microsoft's SDK for Java writes it for feed ranges: it drops members that it does not know,
 * so there are no others.
 */
final class LeaseJson {
    private static final int VERSION = 1;

    private final StringBuilder json = new StringBuilder(400);

    private LeaseJson() {}

    static RawJson write(Lease lease) {
        LeaseJson out = new LeaseJson();
        out.json.append('{');
        out.member("id", lease.id()).member("_etag", lease.etag()).member("LeaseToken", lease.token());
        out.member("ContinuationToken", lease.continuation().orElse(null));
        out.member("timestamp", lease.timestamp()).member("Owner", lease.owner().orElse(null));
        out.json.append("\"version\":").append(VERSION).append(",\"feedRange\":{\"Range\":{");
        out.member("min", lease.range().min()).member("max", lease.range().max());
        out.json.append("\"isMinInclusive\":true,\"isMaxInclusive\":false}}}");
        return RawJson.of(out.json.toString());
    }

    /** A document with an id, and a time to live in seconds if that is more than zero. */
    static RawJson marker(String id, int timeToLive) {
        LeaseJson out = new LeaseJson();
        out.json.append('{');
        out.member("id", id);
        if (timeToLive > 0) out.json.append("\"ttl\":").append(timeToLive);
        else out.json.setLength(out.json.length() - 1);
        return RawJson.of(out.json.append('}').toString());
    }

    private LeaseJson member(String name, String value) {
        json.append('"').append(name).append("\":");
        if (value == null) json.append("null");
        else quote(value);
        json.append(',');
        return this;
    }

    private void quote(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ')
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            else json.append(c);
        }
        json.append('"');
    }

    /** @throws CosmosSetupException if it is not a lease of this kind */
    static Lease read(Map<String, Object> document) {
        Optional<FeedRange> range = range(document.get("feedRange"));
        boolean known =
                document.get("version") instanceof Number && ((Number) document.get("version")).intValue() == VERSION;
        if (!known || !range.isPresent())
            throw new CosmosSetupException(
                    "A lease under this name is of another product or version. Give the processor a name of its own.");
        return new Lease(
                text(document, "id"),
                range.get(),
                text(document, "ContinuationToken"),
                owner(document),
                text(document, "timestamp"),
                text(document, "_etag"));
    }

    private static String owner(Map<String, Object> document) {
        String owner = text(document, "Owner");
        return owner == null || owner.isEmpty() ? null : owner;
    }

    private static Optional<FeedRange> range(Object feedRange) {
        Object range = feedRange instanceof Map ? ((Map<?, ?>) feedRange).get("Range") : null;
        if (!(range instanceof Map)) return Optional.empty();
        Object min = ((Map<?, ?>) range).get("min");
        Object max = ((Map<?, ?>) range).get("max");
        if (!(min instanceof String) || !(max instanceof String)) return Optional.empty();
        return Optional.of(FeedRange.between((String) min, (String) max));
    }

    static String text(Map<String, Object> document, String member) {
        Object value = document.get(member);
        return value instanceof String ? (String) value : null;
    }
}
