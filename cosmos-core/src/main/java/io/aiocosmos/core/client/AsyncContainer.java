package io.aiocosmos.core.client;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.BatchOptions;
import io.aiocosmos.BatchResult;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosResponse;
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
import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.changefeed.AsyncChanges;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.AsyncPages;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A container for callers that do not wait. */
final class AsyncContainer implements CosmosAsyncContainer {
    private final ContainerOperations scope;

    AsyncContainer(ContainerOperations scope) {
        this.scope = scope;
    }

    @Override
    public String id() {
        return scope.id;
    }

    @Override
    public CosmosAsyncDatabase database() {
        return new AsyncDatabase(scope.database);
    }

    @Override
    public CosmosContainer blocking() {
        return new Container(scope.forWaiting());
    }

    @Override
    public CosmosAsyncContainer withItemType(Class<?> type) {
        return new AsyncContainer(scope.withItemType(type));
    }

    @Override
    public CosmosAsyncContainer withItemType(TypeRef<?> type) {
        return new AsyncContainer(scope.withItemType(Arguments.type(type)));
    }

    @Override
    public CompletableFuture<CosmosResponse<ContainerProperties>> read(ResourceOptions options) {
        return scope.view.start(scope.read(options), ContainerOperations::properties);
    }

    @Override
    public CompletableFuture<Boolean> exists() {
        return scope.view.pipeline.start(scope.read(ResourceOptions.defaults()), NotFoundAsEmpty::exists);
    }

    @Override
    public CompletableFuture<CosmosResponse<ContainerProperties>> replace(
            ContainerProperties properties, ResourceOptions options) {
        return scope.view.start(scope.replace(properties, options), ContainerOperations::properties);
    }

    @Override
    public CompletableFuture<CosmosResponse<Void>> delete(ResourceOptions options) {
        return scope.view.start(scope.delete(options), result -> null);
    }

    @Override
    public CompletableFuture<CosmosResponse<ThroughputProperties>> readThroughput() {
        return scope.view.map(scope.offers().read(), Offers::properties);
    }

    @Override
    public CompletableFuture<CosmosResponse<ThroughputProperties>> replaceThroughput(Throughput throughput) {
        return scope.view.map(scope.offers().replace(throughput), Offers::properties);
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> createItem(T item, ItemWriteOptions options) {
        ItemWrite write = scope.items.create(item, options);
        return scope.view.map(scope.keyed.start(write), scope.stored(write));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> createItem(
            T item, PartitionKey partitionKey, ItemWriteOptions options) {
        ItemWrite write = scope.items.create(item, options);
        return scope.view.start(write.operation(partitionKey), scope.stored(write));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> upsertItem(T item, ItemWriteOptions options) {
        ItemWrite write = scope.items.upsert(item, options);
        return scope.view.map(scope.keyed.start(write), scope.stored(write));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> upsertItem(
            T item, PartitionKey partitionKey, ItemWriteOptions options) {
        ItemWrite write = scope.items.upsert(item, options);
        return scope.view.start(write.operation(partitionKey), scope.stored(write));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> replaceItem(T item, ItemWriteOptions options) {
        ItemWrite write = scope.items.replace(item, options);
        return scope.view.map(scope.keyed.start(write), scope.stored(write));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> replaceItem(
            T item, String id, PartitionKey partitionKey, ItemWriteOptions options) {
        ItemWrite write = scope.items.replace(item, id, options);
        return scope.view.start(write.operation(partitionKey), scope.stored(write));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> readItem(
            String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options) {
        return readItem(id, partitionKey, (Type) type, options);
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> readItem(
            String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options) {
        return readItem(id, partitionKey, Arguments.type(type), options);
    }

    private <T> CompletableFuture<CosmosResponse<T>> readItem(
            String id, PartitionKey key, Type type, ItemReadOptions options) {
        return scope.view.start(scope.readItem(id, key, type, options), scope.value(type));
    }

    @Override
    public <T> CompletableFuture<Optional<T>> findItem(
            String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options) {
        return findItem(id, partitionKey, (Type) type, options);
    }

    @Override
    public <T> CompletableFuture<Optional<T>> findItem(
            String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options) {
        return findItem(id, partitionKey, Arguments.type(type), options);
    }

    private <T> CompletableFuture<Optional<T>> findItem(
            String id, PartitionKey key, Type type, ItemReadOptions options) {
        return scope.view.ask(
                scope.findItem(id, key, type, options), result -> NotFoundAsEmpty.value(result, scope.value(type)));
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey partitionKey, Patch patch, Class<T> type, ItemWriteOptions options) {
        return patchItem(id, partitionKey, patch, (Type) type, options);
    }

    @Override
    public <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey partitionKey, Patch patch, TypeRef<T> type, ItemWriteOptions options) {
        return patchItem(id, partitionKey, patch, Arguments.type(type), options);
    }

    private <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey key, Patch patch, Type type, ItemWriteOptions options) {
        return scope.view.start(scope.patchItem(id, key, patch, type, options), scope.value(type));
    }

    @Override
    public CompletableFuture<CosmosResponse<Void>> deleteItem(
            String id, PartitionKey partitionKey, ItemWriteOptions options) {
        return scope.view.start(scope.items.delete(id, partitionKey, options), result -> null);
    }

    @Override
    public CompletableFuture<CosmosResponse<Void>> deleteItem(Object item, ItemWriteOptions options) {
        return scope.view.map(scope.keyed.start(scope.items.delete(item, options)), result -> null);
    }

    @Override
    public CompletableFuture<CosmosResponse<Void>> deleteAllItems(PartitionKey partitionKey, ItemWriteOptions options) {
        Operation delete = scope.items.deleteAll(partitionKey, options);
        return scope.ask(partitionKey, delete, result -> scope.view.respond(result, nothing -> null));
    }

    @Override
    public CompletableFuture<BatchResult> executeBatch(TransactionalBatch batch, BatchOptions options) {
        Operation operation = scope.batch(batch, options);
        return scope.ask(batch.partitionKey(), operation, result -> scope.view.respond(result, batch));
    }

    @Override
    public <T> CosmosAsyncPages<T> queryItems(SqlQuery query, Class<T> type, QueryOptions options) {
        return new AsyncPages<>(scope.query(query, type, options));
    }

    @Override
    public <T> CosmosAsyncPages<T> queryItems(SqlQuery query, TypeRef<T> type, QueryOptions options) {
        return new AsyncPages<>(scope.query(query, Arguments.type(type), options));
    }

    @Override
    public <T> AsyncChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, Class<T> type) {
        return new AsyncChanges<>(scope.changeFeed(options, type));
    }

    @Override
    public <T> AsyncChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, TypeRef<T> type) {
        return new AsyncChanges<>(scope.changeFeed(options, Arguments.type(type)));
    }

    @Override
    public <T> AsyncChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, Class<T> type) {
        return new AsyncChanges<>(scope.allVersions(options, type));
    }

    @Override
    public <T> AsyncChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(
            ChangeFeedOptions options, TypeRef<T> type) {
        return new AsyncChanges<>(scope.allVersions(options, Arguments.type(type)));
    }

    @Override
    public <T> CompletableFuture<CosmosPage<T>> readMany(
            List<ItemIdentity> items, Class<T> type, QueryOptions options) {
        return decoded(scope.readMany(items, type, options));
    }

    @Override
    public <T> CompletableFuture<CosmosPage<T>> readMany(
            List<ItemIdentity> items, TypeRef<T> type, QueryOptions options) {
        return decoded(scope.readMany(items, Arguments.type(type), options));
    }

    private <T> CompletableFuture<CosmosPage<T>> decoded(CompletableFuture<Supplier<CosmosPage<T>>> asked) {
        AsyncChain<CosmosPage<T>> page = new AsyncChain<>(scope.view.pipeline);
        return page.after(asked, supplier -> page.complete(supplier.get()));
    }

    @Override
    public CompletableFuture<List<FeedRange>> feedRanges() {
        return scope.feedRanges();
    }

    @Override
    public <T> CompletableFuture<List<ItemResult<T>>> createItems(Collection<T> items, BulkOptions options) {
        return scope.<T>createItems(options).start(Arguments.missing("items", items));
    }

    @Override
    public <T> CompletableFuture<BulkSummary> createItems(
            Collection<T> items, BulkOptions options, Consumer<? super ItemResult<T>> onResult) {
        Arguments.missing("onResult", onResult);
        return scope.<T>createItems(options).start(Arguments.missing("items", items), onResult);
    }

    @Override
    public <T> CompletableFuture<BulkSummary> createItems(
            Flow.Publisher<T> items, BulkOptions options, Consumer<? super ItemResult<T>> onResult) {
        Arguments.missing("onResult", onResult);
        return scope.<T>createItems(options).start(Arguments.missing("items", items), onResult);
    }

    @Override
    public CompletableFuture<List<BulkOperationResult>> executeBulk(
            Collection<BulkOperation> operations, BulkOptions options) {
        return scope.executeBulk(options).start(Arguments.missing("operations", operations));
    }

    @Override
    public CompletableFuture<BulkSummary> executeBulk(
            Collection<BulkOperation> operations, BulkOptions options, Consumer<? super BulkOperationResult> onResult) {
        Arguments.missing("onResult", onResult);
        return scope.executeBulk(options).start(Arguments.missing("operations", operations), onResult);
    }

    @Override
    public CompletableFuture<BulkSummary> executeBulk(
            Flow.Publisher<BulkOperation> operations,
            BulkOptions options,
            Consumer<? super BulkOperationResult> onResult) {
        Arguments.missing("onResult", onResult);
        return scope.executeBulk(options).start(Arguments.missing("operations", operations), onResult);
    }

    @Override
    public String toString() {
        return scope.describe("CosmosAsyncContainer");
    }
}
