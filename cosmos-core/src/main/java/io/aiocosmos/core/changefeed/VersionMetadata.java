package io.aiocosmos.core.changefeed;

import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the service says of a change beside the item. Sources: the official Java and .NET clients.
 *
 * @param lsn 0 if the service did not say; so the other numbers
 * @param id of a deleted item; {@code null} if the service did not say
 * @param key of a deleted item; {@code null} if the service did not say
 */
record VersionMetadata(
        OperationType operation,
        long lsn,
        long previousLsn,
        long epochSecond,
        boolean expired,
        String id,
        PartitionKey key) {

    static VersionMetadata read(JsonSlice json) {
        JsonSlice[] fields = json.fields(
                "operationType", "lsn", "previousImageLSN", "crts", "timeToLiveExpired", "id", "partitionKey");
        return new VersionMetadata(
                operation(FeedContinuation.required(fields[0])),
                number(fields[1]),
                number(fields[2]),
                number(fields[3]),
                isThere(fields[4]) && fields[4].booleanValue(),
                isThere(fields[5]) ? fields[5].string() : null,
                isThere(fields[6]) ? key(fields[6]) : null);
    }

    private static boolean isThere(JsonSlice value) {
        return value != null && !value.isNull();
    }

    private static long number(JsonSlice value) {
        return isThere(value) ? value.longValue() : 0;
    }

    private static OperationType operation(JsonSlice name) {
        String given = name.string();
        for (OperationType type : OperationType.values()) if (type.wireName().equalsIgnoreCase(given)) return type;
        throw new MalformedJsonException("unknown operation", name.offset());
    }

    /** {@code {"path":value,…}}, in the order of the levels; a value that cannot be a key says nothing. */
    private static PartitionKey key(JsonSlice json) {
        if (json.kind() != JsonKind.OBJECT) return null;
        List<Object> levels = new ArrayList<>();
        for (JsonFields each = json.fields(); each.next(); ) levels.add(level(each.value()));
        try {
            return levels.isEmpty() ? PartitionKey.none() : PartitionKey.hierarchical(levels);
        } catch (IllegalArgumentException e) { // more levels than there are, or an infinite number
            return null;
        }
    }

    private static Object level(JsonSlice value) {
        JsonKind kind = value.kind();
        if (kind == JsonKind.OBJECT || kind == JsonKind.ARRAY) return PartitionKey.none();
        if (kind == JsonKind.STRING) return value.string();
        if (kind == JsonKind.BOOLEAN) return value.booleanValue();
        if (kind == JsonKind.NUMBER) return value.doubleValue();
        return null;
    }
}
