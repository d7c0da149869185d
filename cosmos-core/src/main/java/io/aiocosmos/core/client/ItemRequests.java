package io.aiocosmos.core.client;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.operation.Ids;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.wire.Headers;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the requests for single items of one container. Items to be written are encoded and checked at once, whenever
 * their partition key is known.
 */
final class ItemRequests {
    private static final String NONE = PartitionKey.none().json();
    private static final int USUAL_PATCH = 256;

    private final Codecs codecs;
    private final Link container;
    /** Of the items, as the caller declared it; {@code null} to go by their classes. */
    private final Type itemType;

    private final boolean returnsContent; // where options say nothing

    ItemRequests(Codecs codecs, Link container, Type itemType, boolean returnsContent) {
        this.codecs = codecs;
        this.container = container;
        this.itemType = itemType;
        this.returnsContent = returnsContent;
    }

    Link container() {
        return container;
    }

    Operation read(String name, String id, PartitionKey key, ItemReadOptions options) {
        return read(name, id, key, read -> OptionHeaders.apply(options, read));
    }

    Operation read(String name, String id, PartitionKey key, Consumer<OperationBuilder> options) {
        OperationBuilder read = ofItem(name, Operation.Kind.ITEM_READ, "GET", id, json(key));
        options.accept(read);
        return read.build();
    }

    Operation delete(String id, PartitionKey key, ItemWriteOptions options) {
        checkDelete("deleteItem", options);
        return delete(id, json(key), options);
    }

    ItemWrite delete(Object item, ItemWriteOptions options) {
        checkDelete("deleteItem", options);
        EncodedItem encoded = encoded(item, false);
        return write(encoded, options, key -> delete(encoded.id(), key, options));
    }

    private Operation delete(String id, String keyJson, ItemWriteOptions options) {
        OperationBuilder delete = ofItem("deleteItem", Operation.Kind.ITEM_WRITE, "DELETE", id, keyJson);
        OptionHeaders.apply(options, delete);
        return delete.build();
    }

    /** The client's default for unknown outcomes does not hold here: a second request may delete what is new. */
    Operation deleteAll(PartitionKey key, ItemWriteOptions options) {
        checkDelete("deleteAllItems", options);
        Arguments.when(options.ifMatch().isPresent(), "ifMatch", "deleteAllItems");
        OperationBuilder delete = Operation.ofAction(
                "deleteAllItems",
                Operation.Kind.ITEM_WRITE,
                "POST",
                "colls",
                container,
                "operations/partitionkeydelete");
        keyed(delete, json(key)).body(new byte[0], 0).retryUnknownOutcome(false);
        OptionHeaders.apply(options, delete);
        return delete.build();
    }

    private static void checkDelete(String name, ItemWriteOptions options) {
        Arguments.when(
                Arguments.missing("options", options).indexingDirective().isPresent(), "indexingDirective", name);
        Arguments.when(options.ifNoneMatch().isPresent(), "ifNoneMatch", name);
    }

    ItemWrite create(Object item, ItemWriteOptions options) {
        Arguments.when(Arguments.missing("options", options).ifMatch().isPresent(), "ifMatch", "createItem");
        Arguments.when(options.ifNoneMatch().isPresent(), "ifNoneMatch", "createItem");
        EncodedItem encoded = encoded(item, returnsContent(options));
        return write(
                encoded,
                options,
                key -> insert("createItem", encoded, key, options, false).build());
    }

    ItemWrite upsert(Object item, ItemWriteOptions options) {
        Arguments.missing("options", options);
        EncodedItem encoded = encoded(item, returnsContent(options));
        return write(
                encoded,
                options,
                key -> insert("upsertItem", encoded, key, options, true).build());
    }

    ItemWrite replace(Object item, String id, ItemWriteOptions options) {
        return replace(item, encoded -> id, options);
    }

    ItemWrite replace(Object item, ItemWriteOptions options) {
        return replace(item, EncodedItem::id, options);
    }

    private ItemWrite replace(Object item, Function<EncodedItem, String> id, ItemWriteOptions options) {
        Arguments.missing("options", options);
        Arguments.when(options.ifNoneMatch().isPresent(), "ifNoneMatch", "replaceItem");
        EncodedItem encoded = encoded(item, returnsContent(options));
        return write(encoded, options, key -> replace(encoded, id.apply(encoded), key, options));
    }

    EncodedItem encoded(Object item, boolean returned) {
        return EncodedItem.of(codecs, item, itemType, returned);
    }

    private static ItemWrite write(EncodedItem item, ItemWriteOptions options, Function<String, Operation> byKey) {
        return new ItemWrite(item, OptionHeaders.timeoutNanos(options), byKey);
    }

    private Operation replace(EncodedItem item, String id, String keyJson, ItemWriteOptions options) {
        if (!Ids.item(id).equals(item.id()))
            throw new IllegalArgumentException("the new item must have the id of the one it replaces");
        OperationBuilder replace = ofItem("replaceItem", Operation.Kind.ITEM_WRITE, "PUT", id, keyJson);
        return withBody(replace, item, options).build();
    }

    /** @param known the container's definition; {@code null} if it is not known */
    Operation patch(String id, PartitionKey key, Patch patch, ContainerMetadata known, ItemWriteOptions options) {
        Arguments.when(Arguments.missing("options", options).ifNoneMatch().isPresent(), "ifNoneMatch", "patchItem");
        OperationBuilder write = ofItem("patchItem", Operation.Kind.ITEM_WRITE, "PATCH", id, json(key));
        JsonBuffer body = new JsonBuffer(USUAL_PATCH);
        PatchBody.write(codecs, patch, known, body);
        return withBody(write, "application/json-patch+json", body.array(), body.length(), options)
                .build();
    }

    /** @param known the container's definition; {@code null} if it is not known */
    Operation batch(TransactionalBatch batch, ContainerMetadata known, BatchOptions options) {
        boolean minimal = !Arguments.missing("options", options).returnContent().orElse(returnsContent);
        OperationBuilder write = new BatchEncoder(codecs, itemType, known, minimal)
                .encode(batch)
                .atomic("executeBatch", container, json(batch.partitionKey()));
        if (batch.partitionKey().json().equals(NONE)) write.ofNone();
        OptionHeaders.apply(options, write);
        return write.build();
    }

    /** One of many. */
    Operation ofMany(EncodedItem item, String keyJson, boolean upsert, ItemWriteOptions options, Runnable onThrottled) {
        return insert("createItems", item, keyJson, options, upsert)
                .onThrottled(onThrottled)
                .build();
    }

    private OperationBuilder insert(
            String name, EncodedItem item, String keyJson, ItemWriteOptions options, boolean upsert) {
        OperationBuilder insert =
                keyed(Operation.ofFeed(name, Operation.Kind.ITEM_WRITE, "POST", "docs", container), keyJson);
        withBody(insert, item, options);
        return upsert ? insert.header(Headers.IS_UPSERT, "true") : insert;
    }

    private boolean returnsContent(ItemWriteOptions options) {
        return options.returnContent().orElse(returnsContent);
    }

    private OperationBuilder withBody(OperationBuilder write, EncodedItem item, ItemWriteOptions options) {
        return withBody(write, "application/json", item.bytes(), item.length(), options);
    }

    private OperationBuilder withBody(
            OperationBuilder write, String contentType, byte[] body, int length, ItemWriteOptions options) {
        write.header(Headers.CONTENT_TYPE, contentType).body(body, length);
        if (!returnsContent(options)) write.header(Headers.PREFER, "return=minimal");
        OptionHeaders.apply(options, write);
        return write;
    }

    private OperationBuilder ofItem(String name, Operation.Kind kind, String method, String id, String keyJson) {
        return keyed(Operation.of(name, kind, method, "docs", container.item(id)), keyJson);
    }

    private OperationBuilder keyed(OperationBuilder operation, String keyJson) {
        operation.container(container).header(Headers.PARTITION_KEY, keyJson);
        return keyJson.equals(NONE) ? operation.ofNone() : operation;
    }

    private static String json(PartitionKey key) {
        return Arguments.missing("partitionKey", key).json();
    }
}
