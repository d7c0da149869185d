package io.aiocosmos.core.client;

import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.request.Operation;
import java.util.function.Function;

/** Encodes and checks items of one container to be written, at once, whenever their partition key is known. */
final class ItemWrites {
    private final Codecs codecs;
    private final ItemRequests items;

    ItemWrites(Codecs codecs, ItemRequests items) {
        this.codecs = codecs;
        this.items = items;
    }

    <T> ItemWrite<T> create(T item, ItemWriteOptions options) {
        Refuse.when(Refuse.missing("options", options).ifMatch().isPresent(), "ifMatch", "createItem");
        EncodedItem encoded = EncodedItem.of(codecs, item);
        return write("createItem", item, encoded, options, key -> items.create(encoded, key, options));
    }

    <T> ItemWrite<T> upsert(T item, ItemWriteOptions options) {
        Refuse.missing("options", options);
        EncodedItem encoded = EncodedItem.of(codecs, item);
        return write("upsertItem", item, encoded, options, key -> items.upsert(encoded, key, options));
    }

    <T> ItemWrite<T> replace(T item, String itemId, ItemWriteOptions options) {
        Refuse.missing("options", options);
        EncodedItem encoded = EncodedItem.of(codecs, item);
        return write("replaceItem", item, encoded, options, key -> items.replace(encoded, itemId, key, options));
    }

    private <T> ItemWrite<T> write(
            String name, T item, EncodedItem encoded, ItemWriteOptions options, Function<String, Operation> byKey) {
        KeylessWrite keyless = new KeylessWrite(name, encoded, OptionHeaders.timeoutNanos(options), byKey);
        return new ItemWrite<>(codecs, Codecs.typeOf(item), keyless);
    }
}
