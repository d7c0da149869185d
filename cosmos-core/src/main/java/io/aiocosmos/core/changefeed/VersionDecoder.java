package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;

/** Decodes {@code {"current":…,"previous":…,"metadata":…}}, with the items in it by another decoder. */
public final class VersionDecoder<T> implements RowDecoder<ChangeFeedItem<T>> {
    private final RowDecoder<T> items;

    public VersionDecoder(RowDecoder<T> items) {
        this.items = items;
    }

    @Override
    public ChangeFeedItem<T> decode(JsonSlice row) {
        JsonSlice[] fields = row.fields("current", "previous", "metadata");
        VersionMetadata metadata = VersionMetadata.read(FeedContinuation.required(fields[2]));
        return new ItemVersion<>(item(fields[0]), item(fields[1]), metadata);
    }

    /** Of a deleted item the service sends an object without fields. */
    private T item(JsonSlice json) {
        boolean isItem =
                json != null && json.kind() == JsonKind.OBJECT && json.fields().next();
        return isItem ? items.decode(json) : null;
    }
}
