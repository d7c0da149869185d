package io.aiocosmos.core.client;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.batch.BatchOperation;
import io.aiocosmos.core.bulk.OperationWriter;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.operation.Ids;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.spi.ThroughputControl;
import java.lang.reflect.Type;
import java.util.Optional;

/** Writes operations of {@code executeBulk}: items by the codec, keys as they were given or by the definition. */
final class BulkWriter implements OperationWriter {
    private final Codecs codecs;
    private final Link container;
    private final Type itemType;
    private final BulkOptions options;
    private final boolean retryUnknownOutcome;
    private int[] places = {}; // of fields of the item that is being written
    private String lastKey; // that was taken from an item

    BulkWriter(Codecs codecs, Link container, Type itemType, BulkOptions options, boolean retryUnknownOutcome) {
        Arguments.when(options.sessionToken().isPresent(), "sessionToken", "executeBulk");
        Arguments.when(options.indexingDirective().isPresent(), "indexingDirective", "executeBulk");
        Arguments.when(options.upsert(), "upsert", "executeBulk");
        this.codecs = codecs;
        this.container = container;
        this.itemType = itemType;
        this.options = options;
        this.retryUnknownOutcome = options.retryUnknownOutcome().orElse(retryUnknownOutcome);
    }

    @Override
    public BatchOperation write(BulkOperation operation, ContainerMetadata definition, JsonBuffer out) {
        OperationType type = operation.type();
        if (!operation.item().isPresent()) {
            BatchOperation.Writer writer =
                    BatchOperation.write(type, Ids.item(operation.id().get()), out);
            operation.patch().ifPresent(patch -> PatchBody.write(codecs, patch, definition, writer.body()));
            return end(writer, operation, key(operation, definition, null));
        }
        BatchOperation.Writer writer = BatchOperation.write(type, operation.id().orElse(null), out);
        EncodedItem item = encoded(operation.item().get(), definition.itemFields(), writer.body());
        if (!operation.id().orElse(item.id()).equals(item.id()))
            throw new IllegalArgumentException("the new item must have the id of the one it replaces");
        writer.idOfItem(item.id());
        return end(writer, operation, key(operation, definition, item));
    }

    private EncodedItem encoded(Object item, String[] names, JsonBuffer out) {
        if (places.length != 2 * names.length) places = new int[2 * names.length];
        return EncodedItem.located(codecs, item, itemType, out, names, places);
    }

    private String key(BulkOperation operation, ContainerMetadata definition, EncodedItem item) {
        Optional<PartitionKey> given = operation.partitionKey();
        if (given.isPresent()) return definition.json(given.get());
        lastKey = definition.keyOf(item.fields(), lastKey);
        return lastKey;
    }

    private BatchOperation end(BatchOperation.Writer writer, BulkOperation operation, String key) {
        writer.partitionKey(key);
        if (operation.ifMatch().isPresent()) writer.ifMatch(operation.ifMatch().get());
        if (operation.type() != OperationType.READ && !returnContent()) writer.minimalReturn();
        return writer.build();
    }

    @Override
    public boolean returnContent() {
        return options.returnContent();
    }

    @Override
    public Codecs codecs() {
        return codecs;
    }

    @Override
    public Link container() {
        return container;
    }

    @Override
    public long timeoutNanos() {
        return OptionHeaders.nanos(options.itemTimeout().orElse(null));
    }

    @Override
    public ThroughputControl control() {
        return options.throughputControl().orElse(null);
    }

    @Override
    public boolean retryUnknownOutcome() {
        return retryUnknownOutcome;
    }
}
