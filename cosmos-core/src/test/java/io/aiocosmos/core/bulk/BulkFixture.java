package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.OperationType;
import io.aiocosmos.RawJson;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.batch.BatchOperation;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.request.Settings;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.ThroughputControl;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A pipeline over a {@link ModelService}, and a writer of raw JSON. */
final class BulkFixture implements OperationWriter {
    static final Link LEDGER = Link.database("books").container("ledger");

    final ModelService service;
    final RequestPipeline pipeline;
    boolean retryUnknownOutcome;
    Duration itemTimeout = Duration.ofSeconds(600);
    private final Codecs codecs = new Codecs(new TestCodec());
    private final ContainerMetadataCache definitions = new ContainerMetadataCache();
    private final RangeCache ranges = new RangeCache();

    BulkFixture(int rangeCount) {
        this(rangeCount, RetryOptions.defaults());
    }

    BulkFixture(int rangeCount, RetryOptions retries) {
        service = new ModelService(rangeCount);
        pipeline = RequestPipeline.of(
                new Settings(
                        RoutingRules.of(Origin.of(URI.create("https://account.test")), List.of(), false, false),
                        Duration.ofSeconds(600).toNanos(),
                        null,
                        "test/1",
                        null,
                        null,
                        Integer.MAX_VALUE,
                        retries,
                        ItemWriteOptions.defaults()),
                service,
                true,
                (verb, type, link, date) -> "signed",
                service.timing);
        pipeline.engine().onContainerChanged(definitions::forget);
        pipeline.engine().onContainerChanged(ranges::forget);
    }

    BulkItems<BulkOperation, BulkOperationResult> bulk(int maxConcurrency) {
        return BulkItems.batched(pipeline, maxConcurrency, this, ranges, definitions);
    }

    static RawJson item(String id, String key, long n) {
        return RawJson.of("{\"id\":\"" + id + "\",\"pk\":\"" + key + "\",\"n\":" + n + "}");
    }

    @Override
    public BatchOperation write(BulkOperation operation, ContainerMetadata container, JsonBuffer out) {
        OperationType kind = OperationType.valueOf(operation.type().name());
        BatchOperation.Writer writer = BatchOperation.write(kind, operation.id().orElse(null), out);
        String key = operation.partitionKey().map(container::json).orElse(null);
        if (operation.item().isPresent()) {
            JsonBuffer body = writer.body();
            int start = body.length();
            codecs.encode(operation.item().get(), body);
            JsonSlice json = JsonSlice.of(body.array(), start, body.length() - start);
            writer.idOfItem(json.field("id").string());
            if (key == null) key = container.keyOf(json);
        }
        writer.partitionKey(key);
        operation.ifMatch().ifPresent(writer::ifMatch);
        return writer.build();
    }

    @Override
    public boolean returnContent() {
        return false;
    }

    @Override
    public Codecs codecs() {
        return codecs;
    }

    @Override
    public Link container() {
        return LEDGER;
    }

    @Override
    public long timeoutNanos() {
        return itemTimeout.toNanos();
    }

    @Override
    public ThroughputControl control() {
        return null;
    }

    @Override
    public boolean retryUnknownOutcome() {
        return retryUnknownOutcome;
    }
}
