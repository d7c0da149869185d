package io.aiocosmos.core.client;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.BatchResult;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
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
import io.aiocosmos.core.changefeed.Changes;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.Pages;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A container for callers that wait. */
final class Container implements CosmosContainer {
    private final ContainerOperations scope;

    Container(ContainerOperations scope) {
        this.scope = scope;
    }

    @Override
    public String id() {
        return scope.id;
    }

    @Override
    public CosmosDatabase database() {
        return new Database(scope.database);
    }

    @Override
    public CosmosAsyncContainer async() {
        return new AsyncContainer(scope.forCallbacks());
    }

    @Override
    public CosmosContainer withItemType(Class<?> type) {
        return new Container(scope.withItemType(type));
    }

    @Override
    public CosmosContainer withItemType(TypeRef<?> type) {
        return new Container(scope.withItemType(Arguments.type(type)));
    }

    @Override
    public CosmosResponse<ContainerProperties> read(ResourceOptions options) {
        return scope.view.run(scope.read(options), ContainerOperations::properties);
    }

    @Override
    public boolean exists() {
        return NotFoundAsEmpty.exists(scope.view.pipeline.run(scope.read(ResourceOptions.defaults())));
    }

    @Override
    public CosmosResponse<ContainerProperties> replace(ContainerProperties properties, ResourceOptions options) {
        return scope.view.run(scope.replace(properties, options), ContainerOperations::properties);
    }

    @Override
    public CosmosResponse<Void> delete(ResourceOptions options) {
        return scope.view.run(scope.delete(options), result -> null);
    }

    @Override
    public CosmosResponse<ThroughputProperties> readThroughput() {
        return scope.view.beforeWaiting().awaitRead(scope.offers().read(), Offers::properties);
    }

    @Override
    public CosmosResponse<ThroughputProperties> replaceThroughput(Throughput throughput) {
        return scope.view.beforeWaiting().awaitWrite(scope.offers().replace(throughput), Offers::properties);
    }

    @Override
    public <T> CosmosResponse<T> createItem(T item, ItemWriteOptions options) {
        ItemWrite write = scope.items.create(item, options);
        return scope.view.respond(scope.keyed.run(write), scope.stored(write));
    }

    @Override
    public <T> CosmosResponse<T> createItem(T item, PartitionKey partitionKey, ItemWriteOptions options) {
        ItemWrite write = scope.items.create(item, options);
        return scope.view.run(write.operation(partitionKey), scope.stored(write));
    }

    @Override
    public <T> CosmosResponse<T> upsertItem(T item, ItemWriteOptions options) {
        ItemWrite write = scope.items.upsert(item, options);
        return scope.view.respond(scope.keyed.run(write), scope.stored(write));
    }

    @Override
    public <T> CosmosResponse<T> upsertItem(T item, PartitionKey partitionKey, ItemWriteOptions options) {
        ItemWrite write = scope.items.upsert(item, options);
        return scope.view.run(write.operation(partitionKey), scope.stored(write));
    }

    @Override
    public <T> CosmosResponse<T> replaceItem(T item, ItemWriteOptions options) {
        ItemWrite write = scope.items.replace(item, options);
        return scope.view.respond(scope.keyed.run(write), scope.stored(write));
    }

    @Override
    public <T> CosmosResponse<T> replaceItem(T item, String id, PartitionKey partitionKey, ItemWriteOptions options) {
        ItemWrite write = scope.items.replace(item, id, options);
        return scope.view.run(write.operation(partitionKey), scope.stored(write));
    }

    @Override
    public <T> CosmosResponse<T> readItem(
            String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options) {
        return readItem(id, partitionKey, (Type) type, options);
    }

    @Override
    public <T> CosmosResponse<T> readItem(
            String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options) {
        return readItem(id, partitionKey, Arguments.type(type), options);
    }

    private <T> CosmosResponse<T> readItem(String id, PartitionKey key, Type type, ItemReadOptions options) {
        return scope.view.run(scope.readItem(id, key, type, options), scope.value(type));
    }

    @Override
    public <T> Optional<T> findItem(String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options) {
        return findItem(id, partitionKey, (Type) type, options);
    }

    @Override
    public <T> Optional<T> findItem(String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options) {
        return findItem(id, partitionKey, Arguments.type(type), options);
    }

    private <T> Optional<T> findItem(String id, PartitionKey key, Type type, ItemReadOptions options) {
        return NotFoundAsEmpty.value(scope.view.run(scope.findItem(id, key, type, options)), scope.value(type));
    }

    @Override
    public <T> CosmosResponse<T> patchItem(
            String id, PartitionKey partitionKey, Patch patch, Class<T> type, ItemWriteOptions options) {
        return patchItem(id, partitionKey, patch, (Type) type, options);
    }

    @Override
    public <T> CosmosResponse<T> patchItem(
            String id, PartitionKey partitionKey, Patch patch, TypeRef<T> type, ItemWriteOptions options) {
        return patchItem(id, partitionKey, patch, Arguments.type(type), options);
    }

    private <T> CosmosResponse<T> patchItem(
            String id, PartitionKey key, Patch patch, Type type, ItemWriteOptions options) {
        return scope.view.run(scope.patchItem(id, key, patch, type, options), scope.value(type));
    }

    @Override
    public CosmosResponse<Void> deleteItem(String id, PartitionKey partitionKey, ItemWriteOptions options) {
        return scope.view.run(scope.items.delete(id, partitionKey, options), result -> null);
    }

    @Override
    public CosmosResponse<Void> deleteItem(Object item, ItemWriteOptions options) {
        return scope.view.respond(scope.keyed.run(scope.items.delete(item, options)), result -> null);
    }

    @Override
    public CosmosResponse<Void> deleteAllItems(PartitionKey partitionKey, ItemWriteOptions options) {
        return scope.view.respond(
                scope.run(partitionKey, scope.items.deleteAll(partitionKey, options)), result -> null);
    }

    @Override
    public BatchResult executeBatch(TransactionalBatch batch, BatchOptions options) {
        Operation operation = scope.batch(batch, options);
        return scope.view.respond(scope.run(batch.partitionKey(), operation), batch);
    }

    @Override
    public <T> CosmosPages<T> queryItems(SqlQuery query, Class<T> type, QueryOptions options) {
        return new Pages<>(scope.query(query, type, options));
    }

    @Override
    public <T> CosmosPages<T> queryItems(SqlQuery query, TypeRef<T> type, QueryOptions options) {
        return new Pages<>(scope.query(query, Arguments.type(type), options));
    }

    @Override
    public <T> ChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, Class<T> type) {
        return new Changes<>(scope.changeFeed(options, type));
    }

    @Override
    public <T> ChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, TypeRef<T> type) {
        return new Changes<>(scope.changeFeed(options, Arguments.type(type)));
    }

    @Override
    public <T> ChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, Class<T> type) {
        return new Changes<>(scope.allVersions(options, type));
    }

    @Override
    public <T> ChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, TypeRef<T> type) {
        return new Changes<>(scope.allVersions(options, Arguments.type(type)));
    }

    @Override
    public <T> CosmosPage<T> readMany(List<ItemIdentity> items, Class<T> type, QueryOptions options) {
        return readMany(items, (Type) type, options);
    }

    @Override
    public <T> CosmosPage<T> readMany(List<ItemIdentity> items, TypeRef<T> type, QueryOptions options) {
        return readMany(items, Arguments.type(type), options);
    }

    private <T> CosmosPage<T> readMany(List<ItemIdentity> items, Type type, QueryOptions options) {
        return scope.view
                .pipeline
                .waits()
                .beforeWaiting()
                .await(scope.<T>readMany(items, type, options))
                .get();
    }

    @Override
    public List<FeedRange> feedRanges() {
        return scope.view.pipeline.waits().beforeWaiting().await(scope.feedRanges());
    }

    @Override
    public <T> List<ItemResult<T>> createItems(Iterable<T> items, BulkOptions options) {
        return scope.<T>createItems(options).run(Arguments.missing("items", items));
    }

    @Override
    public <T> BulkSummary createItems(
            Iterable<T> items, BulkOptions options, Consumer<? super ItemResult<T>> onResult) {
        Arguments.missing("onResult", onResult);
        return scope.<T>createItems(options).run(Arguments.missing("items", items), onResult);
    }

    @Override
    public List<BulkOperationResult> executeBulk(Iterable<BulkOperation> operations, BulkOptions options) {
        return scope.executeBulk(options).run(Arguments.missing("operations", operations));
    }

    @Override
    public BulkSummary executeBulk(
            Iterable<BulkOperation> operations, BulkOptions options, Consumer<? super BulkOperationResult> onResult) {
        Arguments.missing("onResult", onResult);
        return scope.executeBulk(options).run(Arguments.missing("operations", operations), onResult);
    }

    @Override
    public String toString() {
        return scope.describe("CosmosContainer");
    }
}
