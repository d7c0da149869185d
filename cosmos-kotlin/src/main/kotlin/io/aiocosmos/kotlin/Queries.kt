package io.aiocosmos.kotlin

import io.aiocosmos.CosmosPage
import io.aiocosmos.PartitionKey
import io.aiocosmos.QueryOptions
import io.aiocosmos.SqlQuery
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.future.await

/**
 * The items that a query finds. Nothing is sent before the flow is collected, and no more pages are read than the
 * collector asks for, but for one ahead. Each collection reads anew; one that ends early aborts what is in flight.
 *
 * ```
 * val open = SqlQuery.of("SELECT * FROM c WHERE c.state = @state").with("@state", "open")
 * ledger.queryItems<Entry>(open, QueryOptions.inPartition(PartitionKey.of("a"))).take(10).toList()
 * ```
 *
 * The flow fails with [IllegalStateException] at a row that is JSON null: read such a query by [queryPages].
 */
public inline fun <reified T : Any> CoroutineContainer.queryItems(
    query: SqlQuery,
    options: QueryOptions = QueryOptions.defaults(),
): Flow<T> = async.queryItems(query, typeRef<T>(), options).asFlow()

/** The items that a query without parameters finds. */
public inline fun <reified T : Any> CoroutineContainer.queryItems(
    query: String,
    options: QueryOptions = QueryOptions.defaults(),
): Flow<T> = queryItems(SqlQuery.of(query), options)

/** The same page by page, with charges, metrics and continuations. [T] may be nullable, where rows may be null. */
public inline fun <reified T> CoroutineContainer.queryPages(
    query: SqlQuery,
    options: QueryOptions = QueryOptions.defaults(),
): Flow<CosmosPage<T>> = async.queryItems(query, typeRef<T>(), options).pages().asFlow()

/**
 * One page of a query, of at most [size] items.
 *
 * @param continuation what `CosmosPage.continuation()` gave; null for the first page
 */
public suspend inline fun <reified T> CoroutineContainer.queryPage(
    query: SqlQuery,
    size: Int,
    continuation: String? = null,
    options: QueryOptions = QueryOptions.defaults(),
): CosmosPage<T> {
    val pages = async.queryItems(query, typeRef<T>(), options)
    return if (continuation == null) pages.page(size).await() else pages.page(continuation, size).await()
}

/** All items of a partition key. */
public inline fun <reified T : Any> CoroutineContainer.readAllItems(
    partitionKey: PartitionKey,
    options: QueryOptions = QueryOptions.defaults(),
): Flow<T> = async.readAllItems(partitionKey, typeRef<T>(), options).asFlow()
