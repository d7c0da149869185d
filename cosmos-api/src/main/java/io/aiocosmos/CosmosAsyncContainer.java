package io.aiocosmos;

import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.error.CosmosSetupException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container and its items, for code that does not wait. Getting one does no I/O and does not ask whether it exists.
 * Thread-safe.
 *
 * <p>Futures fail with {@link CosmosException}, also where no subclass is named; with {@code throwOnFailure(false)}
 * those of a {@link CosmosResponse} complete with the failure instead. What can be seen to be wrong before anything is
 * sent is thrown by the call itself. Cancelling the future that a method returned frees its request; futures complete
 * where the response arrived, or on the client's {@code callbackExecutor}: do not block in what you chain to them. Without that executor, {@code join} and
 * {@code get} of an unfinished future there fail at once with a {@link CosmosSetupException}, as blocking calls do; only a
 * future that {@code CompletableFuture} itself makes, as by {@code allOf}, cannot.
 *
 * <pre>{@code
 * ledger.async().createItem(entry)
 *         .thenCompose(created -> ledger.async().findItem("1", PartitionKey.of("Account-1"), Entry.class))
 *         .thenAccept(found -> System.out.println(found.isPresent()));
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosAsyncContainer {
    /** The name. */
    String id();

    /** The database that this container is in. */
    CosmosAsyncDatabase database();

    /** The same container for code that waits. */
    CosmosContainer blocking();

    /** As {@link #withItemType(TypeRef)}. */
    CosmosAsyncContainer withItemType(Class<?> type);

    /**
     * The same container with items of a declared type. Without one an item is written and given back as its class, which
     * does not tell type arguments nor the polymorphic base that a codec knows; generic classes, and classes of maps that
     * no codec makes, are refused. What is written through this view is written as the declared type ({@code createItem},
     * {@code upsertItem}, {@code replaceItem}, {@code createItems}) and given back as that; an item that is not of it,
     * or would come back as another class, is an {@link IllegalArgumentException} before anything is sent.
     *
     * <pre>{@code
     * container.withItemType(Shape.class).createItem(new Circle("1", 2.5));
     * container.withItemType(new TypeRef<Envelope<Order>>() {}).createItems(envelopes, options);
     * }</pre>
     *
     * @param type a class or a parameterized one; its arguments must be those of the items
     */
    CosmosAsyncContainer withItemType(TypeRef<?> type);

    /** Reads the container's definition. */
    default CompletableFuture<CosmosResponse<ContainerProperties>> read() {
        return read(ResourceOptions.defaults());
    }

    /** As {@link #read()}; throughput and {@code ifMatch} do not apply. */
    CompletableFuture<CosmosResponse<ContainerProperties>> read(ResourceOptions options);

    /** Whether the container exists. */
    CompletableFuture<Boolean> exists();

    /**
     * Replaces the definition: give all of it, as {@link #read()} returned it with changes. Id and partition key cannot
     * change.
     */
    default CompletableFuture<CosmosResponse<ContainerProperties>> replace(ContainerProperties properties) {
        return replace(properties, ResourceOptions.defaults());
    }

    /**
     * As {@link #replace(ContainerProperties)}, if {@code ifMatch} is given only while the definition has that etag
     * (else 412); throughput does not apply.
     */
    CompletableFuture<CosmosResponse<ContainerProperties>> replace(
            ContainerProperties properties, ResourceOptions options);

    /** Deletes the container with all its items. */
    default CompletableFuture<CosmosResponse<Void>> delete() {
        return delete(ResourceOptions.defaults());
    }

    /**
     * As {@link #delete()}, if {@code ifMatch} is given only while the definition has that etag (else 412); throughput
     * does not apply.
     */
    CompletableFuture<CosmosResponse<Void>> delete(ResourceOptions options);

    /** Reads the container's own throughput; 404 if it shares its database's or the account is serverless. */
    CompletableFuture<CosmosResponse<ThroughputProperties>> readThroughput();

    /** Changes the container's own throughput, from manual to autoscale or back too. */
    CompletableFuture<CosmosResponse<ThroughputProperties>> replaceThroughput(Throughput throughput);

    /**
     * Creates an item whose partition key is taken from the item by the container's definition, which is read once.
     *
     * @throws CosmosConflictException (409) if its id is taken within its partition key
     */
    default <T> CompletableFuture<CosmosResponse<T>> createItem(T item) {
        return createItem(item, ItemWriteOptions.defaults());
    }

    /** As {@link #createItem(Object)}; {@code ifMatch} does not apply. */
    <T> CompletableFuture<CosmosResponse<T>> createItem(T item, ItemWriteOptions options);

    /**
     * Creates an item.
     *
     * @param item anything the codec can write with an {@code id} of 1 to 1023 bytes without slashes; at most 2 MB
     * @throws CosmosConflictException (409) if its id is taken within its partition key
     */
    default <T> CompletableFuture<CosmosResponse<T>> createItem(T item, PartitionKey partitionKey) {
        return createItem(item, partitionKey, ItemWriteOptions.defaults());
    }

    /** As {@link #createItem(Object, PartitionKey)}; {@code ifMatch} does not apply. */
    <T> CompletableFuture<CosmosResponse<T>> createItem(T item, PartitionKey partitionKey, ItemWriteOptions options);

    /** As {@link #createItem(Object)}, but replaces an item of that id: the status is then 200 instead of 201. */
    default <T> CompletableFuture<CosmosResponse<T>> upsertItem(T item) {
        return upsertItem(item, ItemWriteOptions.defaults());
    }

    /**
     * As {@link #upsertItem(Object)}; with {@code ifMatch} an item that has another etag is left as it is (412), with
     * {@code ifNoneMatch("*")} any.
     */
    <T> CompletableFuture<CosmosResponse<T>> upsertItem(T item, ItemWriteOptions options);

    /** Creates an item, or replaces the one of that id: the status is 201 or 200. */
    default <T> CompletableFuture<CosmosResponse<T>> upsertItem(T item, PartitionKey partitionKey) {
        return upsertItem(item, partitionKey, ItemWriteOptions.defaults());
    }

    /**
     * As {@link #upsertItem(Object, PartitionKey)}; with {@code ifMatch} an item that has another etag is left as it
     * is (412), with {@code ifNoneMatch("*")} any.
     */
    <T> CompletableFuture<CosmosResponse<T>> upsertItem(T item, PartitionKey partitionKey, ItemWriteOptions options);

    /**
     * Replaces the item of the same id; the partition key is taken from the item as by {@link #createItem(Object)}. Which
     * item that is cannot change so: with another value in the key, another item is meant.
     *
     * @throws CosmosNotFoundException (404) if there is none
     */
    default <T> CompletableFuture<CosmosResponse<T>> replaceItem(T item) {
        return replaceItem(item, ItemWriteOptions.defaults());
    }

    /** As {@link #replaceItem(Object)}; with {@code ifMatch} an item that was changed since is left as it is (412). */
    <T> CompletableFuture<CosmosResponse<T>> replaceItem(T item, ItemWriteOptions options);

    /**
     * Replaces an item.
     *
     * @param id of the item stored; the new one must have the same
     * @throws CosmosNotFoundException (404) if it does not exist
     * @throws CosmosPreconditionFailedException (412) if {@code ifMatch} was given and somebody changed it since
     */
    default <T> CompletableFuture<CosmosResponse<T>> replaceItem(T item, String id, PartitionKey partitionKey) {
        return replaceItem(item, id, partitionKey, ItemWriteOptions.defaults());
    }

    /** As {@link #replaceItem(Object, String, PartitionKey)}. */
    <T> CompletableFuture<CosmosResponse<T>> replaceItem(
            T item, String id, PartitionKey partitionKey, ItemWriteOptions options);

    /** As {@link #readItem(String, PartitionKey, TypeRef, ItemReadOptions)}. */
    default <T> CompletableFuture<CosmosResponse<T>> readItem(String id, PartitionKey partitionKey, Class<T> type) {
        return readItem(id, partitionKey, type, ItemReadOptions.defaults());
    }

    /** As {@link #readItem(String, PartitionKey, TypeRef, ItemReadOptions)}. */
    <T> CompletableFuture<CosmosResponse<T>> readItem(
            String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options);

    /** As {@link #readItem(String, PartitionKey, TypeRef, ItemReadOptions)}. */
    default <T> CompletableFuture<CosmosResponse<T>> readItem(String id, PartitionKey partitionKey, TypeRef<T> type) {
        return readItem(id, partitionKey, type, ItemReadOptions.defaults());
    }

    /**
     * Reads an item.
     *
     * @param type what the codec is to make of it; {@link RawJson} gives the bytes
     * @throws CosmosNotFoundException (404) if it does not exist; see {@link #findItem}
     */
    <T> CompletableFuture<CosmosResponse<T>> readItem(
            String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options);

    /** As {@link #findItem(String, PartitionKey, TypeRef, ItemReadOptions)}. */
    default <T> CompletableFuture<Optional<T>> findItem(String id, PartitionKey partitionKey, Class<T> type) {
        return findItem(id, partitionKey, type, ItemReadOptions.defaults());
    }

    /** As {@link #findItem(String, PartitionKey, TypeRef, ItemReadOptions)}. */
    <T> CompletableFuture<Optional<T>> findItem(
            String id, PartitionKey partitionKey, Class<T> type, ItemReadOptions options);

    /** As {@link #findItem(String, PartitionKey, TypeRef, ItemReadOptions)}. */
    default <T> CompletableFuture<Optional<T>> findItem(String id, PartitionKey partitionKey, TypeRef<T> type) {
        return findItem(id, partitionKey, type, ItemReadOptions.defaults());
    }

    /**
     * Reads an item that may not exist. Other failures are thrown, whatever {@code throwOnFailure} says; {@code
     * ifNoneMatch} does not apply.
     */
    <T> CompletableFuture<Optional<T>> findItem(
            String id, PartitionKey partitionKey, TypeRef<T> type, ItemReadOptions options);

    /** As {@link #patchItem(String, PartitionKey, Patch, TypeRef, ItemWriteOptions)}. */
    default <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey partitionKey, Patch patch, Class<T> type) {
        return patchItem(id, partitionKey, patch, type, ItemWriteOptions.defaults());
    }

    /** As {@link #patchItem(String, PartitionKey, Patch, TypeRef, ItemWriteOptions)}. */
    <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey partitionKey, Patch patch, Class<T> type, ItemWriteOptions options);

    /** As {@link #patchItem(String, PartitionKey, Patch, TypeRef, ItemWriteOptions)}. */
    default <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey partitionKey, Patch patch, TypeRef<T> type) {
        return patchItem(id, partitionKey, patch, type, ItemWriteOptions.defaults());
    }

    /**
     * Changes parts of an item without reading it first; fails as {@link CosmosContainer#patchItem(String, PartitionKey,
     * Patch, TypeRef, ItemWriteOptions)} does.
     */
    <T> CompletableFuture<CosmosResponse<T>> patchItem(
            String id, PartitionKey partitionKey, Patch patch, TypeRef<T> type, ItemWriteOptions options);

    /**
     * Deletes an item.
     *
     * @throws CosmosNotFoundException (404) if it does not exist
     */
    default CompletableFuture<CosmosResponse<Void>> deleteItem(String id, PartitionKey partitionKey) {
        return deleteItem(id, partitionKey, ItemWriteOptions.defaults());
    }

    /**
     * As {@link #deleteItem(String, PartitionKey)}, if {@code ifMatch} is given only while the item has that etag
     * (else 412); an indexing directive does not apply.
     */
    CompletableFuture<CosmosResponse<Void>> deleteItem(String id, PartitionKey partitionKey, ItemWriteOptions options);

    /**
     * Deletes the item of the same id and partition key, which are taken from the item as by {@link #createItem(Object)};
     * what else is in it does not matter.
     *
     * @throws CosmosNotFoundException (404) if there is none
     */
    default CompletableFuture<CosmosResponse<Void>> deleteItem(Object item) {
        return deleteItem(item, ItemWriteOptions.defaults());
    }

    /** As {@link #deleteItem(Object)}; an indexing directive does not apply. */
    CompletableFuture<CosmosResponse<Void>> deleteItem(Object item, ItemWriteOptions options);

    /** As {@link #deleteAllItems(PartitionKey, ItemWriteOptions)}. */
    default CompletableFuture<CosmosResponse<Void>> deleteAllItems(PartitionKey partitionKey) {
        return deleteAllItems(partitionKey, ItemWriteOptions.defaults());
    }

    /**
     * Deletes all items of a whole partition key by one request. They are gone from reads and queries at once; the
     * service removes them in the background, for which it takes up to a tenth of the container's throughput. The account
     * needs the capability {@code DeleteAllItemsByPartitionKey}, else the service refuses (400).
     *
     * <p>What is created between two such requests would be deleted by the second, so it is sent again after an unknown
     * outcome only if these {@code options} say so, whatever the client's default.
     *
     * @param partitionKey of all levels, if it is hierarchical; else it is as by {@link CosmosContainer#deleteAllItems}
     * @param options etag conditions and an indexing directive do not apply
     * @see <a href="https://learn.microsoft.com/azure/cosmos-db/how-to-delete-by-partition-key">Delete by partition key</a>
     */
    CompletableFuture<CosmosResponse<Void>> deleteAllItems(PartitionKey partitionKey, ItemWriteOptions options);

    /** As {@link #executeBatch(TransactionalBatch, BatchOptions)}. */
    default CompletableFuture<BatchResult> executeBatch(TransactionalBatch batch) {
        return executeBatch(batch, BatchOptions.defaults());
    }

    /**
     * Does operations on items of one partition key, all or none of them; fails as {@link
     * CosmosContainer#executeBatch(TransactionalBatch, BatchOptions)} does.
     */
    CompletableFuture<BatchResult> executeBatch(TransactionalBatch batch, BatchOptions options);

    /** As {@link #queryItems(SqlQuery, TypeRef, QueryOptions)}, over all partitions. */
    default <T> CosmosAsyncPages<T> queryItems(SqlQuery query, Class<T> type) {
        return queryItems(query, type, QueryOptions.defaults());
    }

    /** As {@link #queryItems(SqlQuery, TypeRef, QueryOptions)}. */
    <T> CosmosAsyncPages<T> queryItems(SqlQuery query, Class<T> type, QueryOptions options);

    /** As {@link #queryItems(SqlQuery, TypeRef, QueryOptions)}, over all partitions. */
    default <T extends @Nullable Object> CosmosAsyncPages<T> queryItems(SqlQuery query, TypeRef<T> type) {
        return queryItems(query, type, QueryOptions.defaults());
    }

    /**
     * Queries items, in one partition key, in a feed range or in all of the container. What the service does not serve
     * over several partitions by itself (an order, aggregates, groups, distinct rows, limits) it plans, and the client
     * merges.
     *
     * @param type of one row: the item, or what the select list makes
     */
    <T extends @Nullable Object> CosmosAsyncPages<T> queryItems(SqlQuery query, TypeRef<T> type, QueryOptions options);

    /**
     * As {@link #queryItems(SqlQuery, TypeRef, QueryOptions)}, over all partitions, of a text without parameters. What users
     * enter does not belong in the text: give it to {@link SqlQuery#with}.
     */
    default <T> CosmosAsyncPages<T> queryItems(String query, Class<T> type) {
        return queryItems(SqlQuery.of(query), type);
    }

    /** As {@link #queryItems(String, Class)}, with options: such as within one partition key. */
    default <T> CosmosAsyncPages<T> queryItems(String query, Class<T> type, QueryOptions options) {
        return queryItems(SqlQuery.of(query), type, options);
    }

    /** As {@link #readAllItems(PartitionKey, TypeRef, QueryOptions)}. */
    default <T> CosmosAsyncPages<T> readAllItems(PartitionKey partitionKey, Class<T> type) {
        return readAllItems(partitionKey, type, QueryOptions.defaults());
    }

    /** As {@link #readAllItems(PartitionKey, TypeRef, QueryOptions)}. */
    default <T> CosmosAsyncPages<T> readAllItems(PartitionKey partitionKey, Class<T> type, QueryOptions options) {
        return queryItems(
                SqlQuery.of("SELECT * FROM c"),
                type,
                Check.notNull("options", options).within(partitionKey));
    }

    /** As {@link #readAllItems(PartitionKey, TypeRef, QueryOptions)}. */
    default <T> CosmosAsyncPages<T> readAllItems(PartitionKey partitionKey, TypeRef<T> type) {
        return readAllItems(partitionKey, type, QueryOptions.defaults());
    }

    /** All items of a partition key; {@code options} must not name another. */
    default <T> CosmosAsyncPages<T> readAllItems(PartitionKey partitionKey, TypeRef<T> type, QueryOptions options) {
        return queryItems(
                SqlQuery.of("SELECT * FROM c"),
                type,
                Check.notNull("options", options).within(partitionKey));
    }

    /** As {@link #queryChangeFeed(ChangeFeedOptions, TypeRef)}. */
    <T> AsyncChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, Class<T> type);

    /**
     * Reads the change feed: the latest version of each item that was created or changed, without deletes. Sends nothing
     * by itself.
     *
     * @param options where it starts, and what of the container it reads
     * @param type of the items
     * @throws IllegalArgumentException if the continuation is malformed, or of a feed of all versions
     */
    <T> AsyncChangeFeed<T> queryChangeFeed(ChangeFeedOptions options, TypeRef<T> type);

    /** As {@link #queryAllVersionsAndDeletes(ChangeFeedOptions, TypeRef)}. */
    <T> AsyncChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, Class<T> type);

    /**
     * Reads the change feed in the mode of all versions and deletes: each change by itself, also deletes and items whose
     * time to live was over. The container needs a change feed policy with a retention, or the account continuous
     * backups; a continuation that is older than the retention is refused by the service. Sends nothing by itself.
     *
     * @param options starting now or at a continuation
     * @param type of the items
     * @throws IllegalArgumentException if it is to start elsewhere, or the continuation is malformed, or of a feed of
     *     latest versions
     */
    <T> AsyncChangeFeed<ChangeFeedItem<T>> queryAllVersionsAndDeletes(ChangeFeedOptions options, TypeRef<T> type);

    /**
     * Reads many items at once: one request for all that live in the same partition, up to 1,000 of them. Items that do
     * not exist are left out, an item that is named more than once comes once; the order is not kept.
     *
     * @return all of them on one page, with the charge of all requests
     */
    default <T> CompletableFuture<CosmosPage<T>> readMany(List<ItemIdentity> items, Class<T> type) {
        return readMany(items, type, QueryOptions.defaults());
    }

    /** As {@link #readMany(List, Class)}. */
    <T> CompletableFuture<CosmosPage<T>> readMany(List<ItemIdentity> items, Class<T> type, QueryOptions options);

    /** As {@link #readMany(List, Class)}. */
    default <T> CompletableFuture<CosmosPage<T>> readMany(List<ItemIdentity> items, TypeRef<T> type) {
        return readMany(items, type, QueryOptions.defaults());
    }

    /** As {@link #readMany(List, Class)}. */
    <T> CompletableFuture<CosmosPage<T>> readMany(List<ItemIdentity> items, TypeRef<T> type, QueryOptions options);

    /** The parts that the container consists of now, each to be read by a worker of its own. */
    CompletableFuture<List<FeedRange>> feedRanges();

    /** As {@link #createItems(Collection, BulkOptions)}, with the default options. */
    default <T> CompletableFuture<List<ItemResult<T>>> createItems(Collection<T> items) {
        return createItems(items, BulkOptions.defaults());
    }

    /**
     * Creates items concurrently, each by a request of its own, at most {@link BulkOptions#maxConcurrency} at a time.
     * What fails is reported item by item; the future itself fails on wrong arguments, and with a {@link
     * io.aiocosmos.error.CosmosCancelledException} if the client or the session is closed before all was taken: nothing
     * more is then taken, and what is in flight is waited for.
     *
     * @param items {@link ItemToCreate} pairs, or bare items whose key is taken by the container's definition
     * @return one result an item, in their order
     */
    <T> CompletableFuture<List<ItemResult<T>>> createItems(Collection<T> items, BulkOptions options);

    /**
     * As {@link #createItems(Collection, BulkOptions)}, keeping no result.
     *
     * @param onResult as for {@link #createItems(Flow.Publisher, BulkOptions, Consumer)}
     */
    <T> CompletableFuture<BulkSummary> createItems(
            Collection<T> items, BulkOptions options, Consumer<? super ItemResult<T>> onResult);

    /**
     * Creates items from a source of any length in constant memory, asking it for no more than can be in flight. If the
     * source fails, what is in flight is finished and the future fails as the source did.
     *
     * @param onResult gets every result in the order of completion, one at a time; if it throws, it gets no more, the
     *     source is cancelled, what is in flight is finished, and the future fails with what it threw
     */
    <T> CompletableFuture<BulkSummary> createItems(
            Flow.Publisher<T> items, BulkOptions options, Consumer<? super ItemResult<T>> onResult);

    /** As {@link #executeBulk(Collection, BulkOptions)}, with the default options. */
    default CompletableFuture<List<BulkOperationResult>> executeBulk(Collection<BulkOperation> operations) {
        return executeBulk(operations, BulkOptions.defaults());
    }

    /**
     * Carries out many operations of any keys by few requests, each of up to 100 operations of one partition key range,
     * as {@link CosmosContainer#executeBulk(Iterable, BulkOptions)} says. What fails is reported operation by operation;
     * the future itself fails on wrong arguments, and with a {@link io.aiocosmos.error.CosmosCancelledException} if the
     * client or the session is closed before all was taken.
     *
     * @return one result an operation, in their order
     */
    CompletableFuture<List<BulkOperationResult>> executeBulk(Collection<BulkOperation> operations, BulkOptions options);

    /**
     * As {@link #executeBulk(Collection, BulkOptions)}, keeping no result.
     *
     * @param onResult as for {@link #executeBulk(Flow.Publisher, BulkOptions, Consumer)}
     */
    CompletableFuture<BulkSummary> executeBulk(
            Collection<BulkOperation> operations, BulkOptions options, Consumer<? super BulkOperationResult> onResult);

    /**
     * As {@link #executeBulk(Collection, BulkOptions)}, from a source of any length in constant memory, asking it for no
     * more than there is room for. If the source fails, what was taken is finished and the future fails as the source
     * did.
     *
     * @param onResult gets every result in the order of completion, one at a time; if it throws, it gets no more, the
     *     source is cancelled, what was taken is finished, and the future fails with what it threw
     */
    CompletableFuture<BulkSummary> executeBulk(
            Flow.Publisher<BulkOperation> operations,
            BulkOptions options,
            Consumer<? super BulkOperationResult> onResult);
}
