package io.aiocosmos.kotlin

import io.aiocosmos.BatchOptions
import io.aiocosmos.BatchResult
import io.aiocosmos.CosmosPage
import io.aiocosmos.CosmosResponse
import io.aiocosmos.ItemIdentity
import io.aiocosmos.ItemReadOptions
import io.aiocosmos.ItemWriteOptions
import io.aiocosmos.PartitionKey
import io.aiocosmos.Patch
import io.aiocosmos.QueryOptions
import io.aiocosmos.TransactionalBatch
import kotlinx.coroutines.future.await

/**
 * Creates an item, under the partition key that it holds.
 *
 * ```
 * val etag = ledger.createItem(Entry("1", "a", 42)).etag().get()
 * ```
 *
 * @return with the item as it was stored, unless [options] spare it
 * @throws io.aiocosmos.error.CosmosConflictException if its id is taken (409)
 */
public suspend inline fun <reified T : Any> CoroutineContainer.createItem(
    item: T,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = of<T>().createItem(item, options).await()

/** Creates an item under a partition key, which spares looking for it in the item. */
public suspend inline fun <reified T : Any> CoroutineContainer.createItem(
    item: T,
    partitionKey: PartitionKey,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = of<T>().createItem(item, partitionKey, options).await()

/** Creates an item, or replaces the one of that id. */
public suspend inline fun <reified T : Any> CoroutineContainer.upsertItem(
    item: T,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = of<T>().upsertItem(item, options).await()

/** Creates an item, or replaces the one of that id. */
public suspend inline fun <reified T : Any> CoroutineContainer.upsertItem(
    item: T,
    partitionKey: PartitionKey,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = of<T>().upsertItem(item, partitionKey, options).await()

/**
 * Replaces the item of that id.
 *
 * @throws io.aiocosmos.error.CosmosNotFoundException if there is none (404)
 * @throws io.aiocosmos.error.CosmosPreconditionFailedException if it has another etag than `ifMatch` (412)
 */
public suspend inline fun <reified T : Any> CoroutineContainer.replaceItem(
    item: T,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = of<T>().replaceItem(item, options).await()

/** Replaces an item; the new one must have the same id. */
public suspend inline fun <reified T : Any> CoroutineContainer.replaceItem(
    item: T,
    id: String,
    partitionKey: PartitionKey,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = of<T>().replaceItem(item, id, partitionKey, options).await()

/**
 * Reads an item.
 *
 * ```
 * val entry = ledger.readItem<Entry>("1", PartitionKey.of("a")).value()
 * ```
 *
 * @throws io.aiocosmos.error.CosmosNotFoundException if there is none (404)
 */
public suspend inline fun <reified T : Any> CoroutineContainer.readItem(
    id: String,
    partitionKey: PartitionKey,
    options: ItemReadOptions = ItemReadOptions.defaults(),
): CosmosResponse<T> = async.readItem(id, partitionKey, typeRef<T>(), options).await()

/** Reads an item that may not be there: `null` then. */
public suspend inline fun <reified T : Any> CoroutineContainer.findItem(
    id: String,
    partitionKey: PartitionKey,
    options: ItemReadOptions = ItemReadOptions.defaults(),
): T? = async.findItem(id, partitionKey, typeRef<T>(), options).await().orElse(null)

/** Reads many items with few requests; those that are not there are left out. */
public suspend inline fun <reified T : Any> CoroutineContainer.readMany(
    items: List<ItemIdentity>,
    options: QueryOptions = QueryOptions.defaults(),
): CosmosPage<T> = async.readMany(items, typeRef<T>(), options).await()

/** Changes parts of an item. */
public suspend inline fun <reified T : Any> CoroutineContainer.patchItem(
    id: String,
    partitionKey: PartitionKey,
    patch: Patch,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<T> = async.patchItem(id, partitionKey, patch, typeRef<T>(), options).await()

/** Deletes an item. */
public suspend fun CoroutineContainer.deleteItem(
    id: String,
    partitionKey: PartitionKey,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<Void> = async.deleteItem(id, partitionKey, options).await()

/** Deletes an item, by the id and the partition key that it holds. */
public suspend inline fun <reified T : Any> CoroutineContainer.deleteItem(
    item: T,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<Void> = of<T>().deleteItem(item, options).await()

/** Has the service delete all items of a partition key, in the background. */
public suspend fun CoroutineContainer.deleteAllItems(
    partitionKey: PartitionKey,
    options: ItemWriteOptions = ItemWriteOptions.defaults(),
): CosmosResponse<Void> = async.deleteAllItems(partitionKey, options).await()

/** Executes all operations of a batch, or none. */
public suspend fun CoroutineContainer.executeBatch(
    batch: TransactionalBatch,
    options: BatchOptions = BatchOptions.defaults(),
): BatchResult = async.executeBatch(batch, options).await()
