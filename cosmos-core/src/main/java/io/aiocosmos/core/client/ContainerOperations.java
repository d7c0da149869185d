package io.aiocosmos.core.client;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemResult;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.bulk.BulkItems;
import io.aiocosmos.core.changefeed.ChangeFeedMode;
import io.aiocosmos.core.changefeed.ChangeFeedReader;
import io.aiocosmos.core.changefeed.ChangeFeedRequests;
import io.aiocosmos.core.changefeed.VersionDecoder;
import io.aiocosmos.core.codec.ItemType;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.codec.TypedRowDecoder;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.ResumableReader;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.query.QueryLimits;
import io.aiocosmos.core.query.QueryReader;
import io.aiocosmos.core.query.QueryRequests;
import io.aiocosmos.core.query.QueryText;
import io.aiocosmos.core.result.OperationResult;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** What both views of a container share: its link and the requests that it makes. */
final class ContainerOperations {
    final ClientContext view;
    final DatabaseOperations database;
    final String id;
    final KeyExtractingWriter keyed;
    final ItemRequests items;
    private final Link link;
    private final Type itemType;

    ContainerOperations(DatabaseOperations database, String id) {
        this(database, id, null);
    }

    private ContainerOperations(DatabaseOperations database, String id, Type itemType) {
        this.view = database.view;
        this.database = database;
        this.id = id;
        this.link = database.link.container(id);
        this.itemType = itemType;
        this.items = new ItemRequests(
                view.codecs, link, itemType, view.pipeline.engine().returnsContent());
        this.keyed = new KeyExtractingWriter(view, link);
    }

    String describe(String type) {
        return view.describe(type, "/" + link.name());
    }

    ContainerOperations forWaiting() {
        return new ContainerOperations(database.forWaiting(), id, itemType);
    }

    ContainerOperations forCallbacks() {
        return new ContainerOperations(database.forCallbacks(), id, itemType);
    }

    ContainerOperations withItemType(Type type) {
        return new ContainerOperations(database, id, ItemType.checked(Arguments.missing("type", type)));
    }

    Operation read(ResourceOptions options) {
        return ResourceRequests.read("readContainer", "colls", link, options);
    }

    Operation replace(ContainerProperties properties, ResourceOptions options) {
        return ResourceRequests.replaceContainer(link, properties, options);
    }

    Operation delete(ResourceOptions options) {
        return ResourceRequests.delete("deleteContainer", "colls", link, options);
    }

    Offers offers() {
        return new Offers(view.pipeline.within(0), "colls", link);
    }

    static ContainerProperties properties(OperationResult response) {
        return ResourceJson.container(response.json());
    }

    Operation readItem(String itemId, PartitionKey key, Type type, ItemReadOptions options) {
        Arguments.missing("type", type);
        return items.read("readItem", itemId, key, Arguments.missing("options", options));
    }

    Operation findItem(String itemId, PartitionKey key, Type type, ItemReadOptions options) {
        Arguments.missing("type", type);
        Arguments.when(Arguments.missing("options", options).ifNoneMatch().isPresent(), "ifNoneMatch", "findItem");
        return items.read("findItem", itemId, key, options);
    }

    Operation patchItem(String itemId, PartitionKey key, Patch patch, Type type, ItemWriteOptions options) {
        Arguments.missing("type", type);
        return items.patch(itemId, key, Arguments.missing("patch", patch), view.definitions.cached(link), options);
    }

    Operation batch(TransactionalBatch batch, BatchOptions options) {
        return items.batch(Arguments.missing("batch", batch), view.definitions.cached(link), options);
    }

    /** Waits for what concerns all of a key. */
    OperationResult run(PartitionKey key, Operation operation) {
        return isWhole(key) ? view.run(operation) : keyed.run(ItemWrite.ofWhole(key, operation));
    }

    /** As {@link #run}, without waiting. */
    <R> CompletableFuture<R> ask(PartitionKey key, Operation operation, Function<OperationResult, R> read) {
        return isWhole(key)
                ? view.ask(operation, read)
                : view.read(keyed.start(ItemWrite.ofWhole(key, operation)), read);
    }

    /**
     * Whether the key is one of the container, as far as that is known. If not, the definition is read (again) before the
     * key is refused: the container may have been made anew with another.
     */
    private boolean isWhole(PartitionKey key) {
        ContainerMetadata known = view.definitions.cached(link);
        if (known == null) return key.levels() <= 1;
        boolean isWhole = known.isWhole(known.json(key));
        if (!isWhole) view.definitions.forget(link.name());
        return isWhole;
    }

    /** What is stored of an item that was written, read as it was written. */
    <T> Function<OperationResult, T> stored(ItemWrite write) {
        ItemType type = write.type();
        return response -> view.codecs.decode(type, response.body(), response.bodyOffset(), response.bodyLength());
    }

    <T> Function<OperationResult, T> value(Type type) {
        return response -> view.codecs.decode(type, response.body(), response.bodyOffset(), response.bodyLength());
    }

    <T> ResumableReader<T> query(SqlQuery query, Type type, QueryOptions options) {
        Arguments.missing("type", type);
        QueryKeyScope scope = new QueryKeyScope(view.definitions, link, Arguments.missing("options", options));
        QueryText text = QueryTexts.of(view.codecs, Arguments.missing("query", query));
        QueryRequests requests = new QueryRequests(
                link,
                text,
                scope.header(),
                options.maxItemCount().orElse(-1),
                operation -> OptionHeaders.apply(options, operation));
        long pageNanos = OptionHeaders.timeoutNanos(options);
        ClientContext call = view.forCall();
        ResumableReader<T> reader = new QueryReader<>(
                call.pipeline,
                view.plans(),
                requests,
                scope,
                new QueryLimits(options.maxBufferedItems(), Math.max(1, options.maxDegreeOfParallelism())),
                rows(type, "queryItems"),
                Fingerprint.of(link.name(), scope.text(), text.body()),
                pageNanos);
        return scope.isOfNone() ? new KeylessReader<>(call, link, reader, pageNanos) : reader;
    }

    <T> ChangeFeedReader<T> changeFeed(ChangeFeedOptions options, Type type) {
        ChangeFeedMode mode = ChangeFeedMode.LATEST_VERSION;
        return changeFeed(options, mode, rows(type, mode.operation));
    }

    <T> ChangeFeedReader<ChangeFeedItem<T>> allVersions(ChangeFeedOptions options, Type type) {
        ChangeFeedMode mode = ChangeFeedMode.ALL_VERSIONS;
        return changeFeed(options, mode, new VersionDecoder<T>(rows(type, mode.operation)));
    }

    private <T> ChangeFeedReader<T> changeFeed(ChangeFeedOptions options, ChangeFeedMode mode, RowDecoder<T> rows) {
        Arguments.missing("options", options);
        QueryKeyScope scope = new QueryKeyScope(view.definitions, link, options);
        ChangeFeedRequests requests = new ChangeFeedRequests(
                link,
                mode,
                options.maxItemCount().orElse(-1),
                operation -> OptionHeaders.applyToRead(options, operation));
        return ChangeFeedReader.of(
                view.pipeline.forCall(),
                requests,
                view.ranges,
                view.definitions,
                scope,
                scope.header(),
                options,
                rows,
                OptionHeaders.timeoutNanos(options));
    }

    private <T> RowDecoder<T> rows(Type type, String operation) {
        return new TypedRowDecoder<>(view.codecs, Arguments.missing("type", type), operation, link.name());
    }

    <T> CompletableFuture<Supplier<CosmosPage<T>>> readMany(
            List<ItemIdentity> wanted, Type type, QueryOptions options) {
        Arguments.missing("options", options);
        ClientContext inTime = view.with(view.pipeline.within(OptionHeaders.timeoutNanos(options)));
        return new ReadMany<T>(inTime, items, wanted, type, options).start();
    }

    CompletableFuture<List<FeedRange>> feedRanges() {
        AsyncChain<List<FeedRange>> ranges = new AsyncChain<>(view.pipeline);
        return ranges.after(view.ranges.refresh(view.pipeline.within(0), link), map -> {
            List<FeedRange> all = new ArrayList<>(map.size());
            for (int i = 0; i < map.size(); i++)
                all.add(FeedRange.between(map.get(i).min(), map.get(i).max()));
            ranges.complete(all);
        });
    }

    <T> BulkItems<T, ItemResult<T>> createItems(BulkOptions options) {
        ClientContext call = view.forCall();
        KeyExtractingWriter ofCall = call == view ? keyed : new KeyExtractingWriter(call, link);
        return BulkItems.single(
                        call.pipeline, concurrency(options), new CreateItemsSender<T>(call, items, ofCall, options))
                .with(options);
    }

    BulkItems<BulkOperation, BulkOperationResult> executeBulk(BulkOptions options) {
        return BulkItems.batched(
                        view.pipeline.forCall(),
                        concurrency(options),
                        new BulkWriter(
                                view.codecs,
                                link,
                                itemType,
                                options,
                                view.pipeline.engine().retriesUnknownOutcome()),
                        view.ranges,
                        view.definitions)
                .with(options);
    }

    private int concurrency(BulkOptions options) {
        return view.pipeline
                .engine()
                .bulkConcurrency(Arguments.missing("options", options).maxConcurrency());
    }
}
