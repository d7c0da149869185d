package io.aiocosmos.features.joined;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An asynchronous container, joined. */
record JoinedContainer(CosmosAsyncContainer async) implements CosmosContainer {
    @Override
    public String id() {
        return async.id();
    }

    @Override
    public CosmosDatabase database() {
        return new JoinedDatabase(async.database());
    }

    @Override
    public CosmosContainer withItemType(Class<?> type) {
        return new JoinedContainer(async.withItemType(type));
    }

    @Override
    public CosmosContainer withItemType(TypeRef<?> type) {
        return new JoinedContainer(async.withItemType(type));
    }

    @Override
    public CosmosResponse<ContainerProperties> read(ResourceOptions options) {
        return Join.get(async.read(options));
    }

    @Override
    public boolean exists() {
        return Join.get(async.exists());
    }

    @Override
    public CosmosResponse<ContainerProperties> replace(ContainerProperties properties, ResourceOptions options) {
        return Join.get(async.replace(properties, options));
    }

    @Override
    public CosmosResponse<Void> delete(ResourceOptions options) {
        return Join.get(async.delete(options));
    }

    @Override
    public CosmosResponse<ThroughputProperties> readThroughput() {
        return Join.get(async.readThroughput());
    }

    @Override
    public CosmosResponse<ThroughputProperties> replaceThroughput(Throughput throughput) {
        return Join.get(async.replaceThroughput(throughput));
    }

    @Override
    public <T> CosmosResponse<T> createItem(T item, ItemWriteOptions options) {
        return Join.get(async.createItem(item, options));
    }

    @Override
    public <T> CosmosResponse<T> createItem(T item, PartitionKey partitionKey, ItemWriteOptions options) {
        return Join.get(async.createItem(item, partitionKey, options));
    }

    @Override
    public <T> CosmosResponse<T> upsertItem(T item, ItemWriteOptions options) {
        return Join.get(async.upsertItem(item, options));
    }

    @Override
    public <T> CosmosResponse<T> upsertItem(T item, PartitionKey partitionKey, ItemWriteOptions options) {
        return Join.get(async.upsertItem(item, partitionKey, options));
    }

    @Override
    public <T> CosmosResponse<T> replaceItem(T item, ItemWriteOptions options) {
        return Join.get(async.replaceItem(item, options));
    }

    @Override
    public <T> CosmosResponse<T> replaceItem(T item, String id, PartitionKey partitionKey, ItemWriteOptions options) {
        return Join.get(async.replaceItem(item, id, partitionKey, options));
    }

    @Override
    public <T> CosmosResponse<T> readItem(
            String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options) {
        return Join.get(async.readItem(id, partitionKey, type, options));
    }

    @Override
    public <T> CosmosResponse<T> readItem(
            String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options) {
        return Join.get(async.readItem(id, partitionKey, type, options));
    }

    @Override
    public <T> Optional<T> findItem(String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options) {
        return Join.get(async.findItem(id, partitionKey, type, options));
    }

    @Override
    public <T> Optional<T> findItem(String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options) {
        return Join.get(async.findItem(id, partitionKey, type, options));
    }

    @Override
    public <T> CosmosResponse<T> patchItem(
            String id, PartitionKey partitionKey, Patch patch, Class<T> type, ItemWriteOptions options) {
        return Join.get(async.patchItem(id, partitionKey, patch, type, options));
    }

    @Override
    public <T> CosmosResponse<T> patchItem(
            String id, PartitionKey partitionKey, Patch patch, TypeRef<T> type, ItemWriteOptions options) {
        return Join.get(async.patchItem(id, partitionKey, patch, type, options));
    }

    @Override
    public CosmosResponse<Void> deleteItem(String id, PartitionKey partitionKey, ItemWriteOptions options) {
        return Join.get(async.deleteItem(id, partitionKey, options));
    }

    @Override
    public CosmosResponse<Void> deleteItem(Object item, ItemWriteOptions options) {
        return Join.get(async.deleteItem(item, options));
    }

    @Override
    public CosmosResponse<Void> deleteAllItems(PartitionKey partitionKey, ItemWriteOptions options) {
        return Join.get(async.deleteAllItems(partitionKey, options));
    }

    @Override
    public BatchResult executeBatch(TransactionalBatch batch, BatchOptions options) {
        return Join.get(async.executeBatch(batch, options));
    }

    @Override
    public <T> CosmosPages<T> queryItems(SqlQuery query, Class<T> type, QueryOptions options) {
        return new JoinedPages<>(async.queryItems(query, type, options));
    }

    @Override
    public <T> CosmosPages<T> queryItems(SqlQuery query, TypeRef<T> type, QueryOptions options) {
        return new JoinedPages<>(async.queryItems(query, type, options));
    }

    @Override
    public <T> CosmosPages<T> queryItems(String query, Class<T> type) {
        return new JoinedPages<>(async.queryItems(query, type));
    }

    @Override
    public <T> CosmosPages<T> queryItems(String query, Class<T> type, QueryOptions options) {
        return new JoinedPages<>(async.queryItems(query, type, options));
    }

    @Override
    public <T> CosmosPages<T> readAllItems(PartitionKey partitionKey, Class<T> type) {
        return new JoinedPages<>(async.readAllItems(partitionKey, type));
    }

    @Override
    public <T> CosmosPages<T> readAllItems(PartitionKey partitionKey, Class<T> type, QueryOptions options) {
        return new JoinedPages<>(async.readAllItems(partitionKey, type, options));
    }

    @Override
    public <T> CosmosPages<T> readAllItems(PartitionKey partitionKey, TypeRef<T> type) {
        return new JoinedPages<>(async.readAllItems(partitionKey, type));
    }

    @Override
    public <T> CosmosPages<T> readAllItems(PartitionKey partitionKey, TypeRef<T> type, QueryOptions options) {
        return new JoinedPages<>(async.readAllItems(partitionKey, type, options));
    }

    @Override
    public <T> ChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, Class<T> type) {
        return new JoinedChangeFeed<>(async.queryChangeFeed(options, type));
    }

    @Override
    public <T> ChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, TypeRef<T> type) {
        return new JoinedChangeFeed<>(async.queryChangeFeed(options, type));
    }

    @Override
    public <T> ChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, Class<T> type) {
        return new JoinedChangeFeed<>(async.queryAllVersionsAndDeletes(options, type));
    }

    @Override
    public <T> ChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, TypeRef<T> type) {
        return new JoinedChangeFeed<>(async.queryAllVersionsAndDeletes(options, type));
    }

    @Override
    public <T> CosmosPage<T> readMany(List<ItemIdentity> items, Class<T> type) {
        return Join.get(async.readMany(items, type));
    }

    @Override
    public <T> CosmosPage<T> readMany(List<ItemIdentity> items, Class<T> type, QueryOptions options) {
        return Join.get(async.readMany(items, type, options));
    }

    @Override
    public <T> CosmosPage<T> readMany(List<ItemIdentity> items, TypeRef<T> type) {
        return Join.get(async.readMany(items, type));
    }

    @Override
    public <T> CosmosPage<T> readMany(List<ItemIdentity> items, TypeRef<T> type, QueryOptions options) {
        return Join.get(async.readMany(items, type, options));
    }

    @Override
    public List<FeedRange> feedRanges() {
        return Join.get(async.feedRanges());
    }

    @Override
    public <T> List<ItemResult<T>> createItems(Iterable<T> items) {
        return Join.get(async.createItems(collection(items)));
    }

    /** The asynchronous view takes a collection here: a list form of an endless source would have no end. */
    @Override
    public <T> List<ItemResult<T>> createItems(Iterable<T> items, BulkOptions options) {
        return Join.get(async.createItems(collection(items), options));
    }

    /** A collection as it is, anything else as a publisher: so both overloads are walked. */
    @Override
    public <T> BulkSummary createItems(
            Iterable<T> items, BulkOptions options, Consumer<? super ItemResult<T>> onResult) {
        return items instanceof Collection<T> collection
                ? Join.get(async.createItems(collection, options, onResult))
                : Join.get(async.createItems(items == null ? null : new Published<>(items), options, onResult));
    }

    @Override
    public List<BulkOperationResult> executeBulk(Iterable<BulkOperation> operations) {
        return Join.get(async.executeBulk(collection(operations)));
    }

    @Override
    public List<BulkOperationResult> executeBulk(Iterable<BulkOperation> operations, BulkOptions options) {
        return Join.get(async.executeBulk(collection(operations), options));
    }

    @Override
    public BulkSummary executeBulk(
            Iterable<BulkOperation> operations, BulkOptions options, Consumer<? super BulkOperationResult> onResult) {
        return operations instanceof Collection<BulkOperation> collection
                ? Join.get(async.executeBulk(collection, options, onResult))
                : Join.get(
                        async.executeBulk(operations == null ? null : new Published<>(operations), options, onResult));
    }

    private static <T> Collection<T> collection(Iterable<T> items) {
        if (items == null || items instanceof Collection<T>) return (Collection<T>) items;
        List<T> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }
}
