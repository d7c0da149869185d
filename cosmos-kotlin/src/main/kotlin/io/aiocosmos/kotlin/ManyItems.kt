package io.aiocosmos.kotlin

import io.aiocosmos.BulkOperation
import io.aiocosmos.BulkOperationResult
import io.aiocosmos.BulkOptions
import io.aiocosmos.BulkSummary
import io.aiocosmos.CosmosAsyncContainer
import io.aiocosmos.ItemResult
import io.aiocosmos.error.CosmosException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Flow.Publisher
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.future.await

/** Creates many items, each with a request of its own; the results are in the order of the items. */
public suspend inline fun <reified T : Any> CoroutineContainer.createItems(
    items: Collection<T>,
    options: BulkOptions = BulkOptions.defaults(),
): List<ItemResult<T>> = of<T>().createItems(items, options).await()

/**
 * Creates the items of a source of any length, with a result for each, as they come. More is taken from the source when
 * results were collected; a collection that ends early ends the run.
 *
 * ```
 * ledger.createItems(lines.map(::entry)).collect { if (!it.isOk) log(it.index(), it.failure().get()) }
 * ```
 */
public inline fun <reified T : Any> CoroutineContainer.createItems(
    items: Flow<T>,
    options: BulkOptions = BulkOptions.defaults(),
): Flow<ItemResult<T>> = create(of<T>(), items, options)

@PublishedApi
internal fun <T : Any> create(
    container: CosmosAsyncContainer,
    items: Flow<T>,
    options: BulkOptions,
): Flow<ItemResult<T>> =
    results(items, options) { source, collect -> container.createItems(source, options, collect) }

/** Executes many operations, of any partition keys; the results are in the order of the operations. */
public suspend fun CoroutineContainer.executeBulk(
    operations: Collection<BulkOperation>,
    options: BulkOptions = BulkOptions.defaults(),
): List<BulkOperationResult> = async.executeBulk(operations, options).await()

/** Executes the operations of a source of any length, with a result for each, as they end; as [createItems]. */
public fun CoroutineContainer.executeBulk(
    operations: Flow<BulkOperation>,
    options: BulkOptions = BulkOptions.defaults(),
): Flow<BulkOperationResult> =
    results(operations, options) { source, collect -> async.executeBulk(source, options, collect) }

private fun <T : Any, R : Any> results(
    items: Flow<T>,
    options: BulkOptions,
    run: (Publisher<T>, (R) -> Unit) -> CompletableFuture<BulkSummary>,
): Flow<R> = flow {
    coroutineScope {
        val results = Channel<R>(Channel.UNLIMITED) // the window bounds it
        val source = WindowedSource(this, items, window(options))
        val summary = run(source) { results.trySend(it) }
        summary.whenComplete { _, failure -> results.close(failure?.let(::unwrapped)) }
        try {
            for (result in results) {
                emit(result)
                source.release()
            }
        } finally {
            summary.cancel(false)
            source.cancel()
        }
    }
}

/** What a run holds, and as much again of results that wait for the collector. */
private fun window(options: BulkOptions): Int = 2 * maxOf(1000, 100 * options.maxConcurrency())

private fun unwrapped(failure: Throwable): Throwable =
    try {
        CosmosException.unwrap(failure)
    } catch (other: IllegalArgumentException) {
        failure.cause ?: failure
    }
