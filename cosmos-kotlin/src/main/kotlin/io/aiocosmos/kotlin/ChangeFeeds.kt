package io.aiocosmos.kotlin

import io.aiocosmos.ChangeFeedItem
import io.aiocosmos.ChangeFeedOptions
import io.aiocosmos.ChangeFeedPage
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.flow.Flow

/**
 * The latest version of each item that was changed, page by page until the feed is caught up.
 *
 * ```
 * ledger.queryChangeFeed<Entry>(ChangeFeedOptions.fromBeginning()).collect { page ->
 *     page.items().forEach { println(it.id) }
 *     save(page.continuation())
 * }
 * ```
 */
public inline fun <reified T : Any> CoroutineContainer.queryChangeFeed(
    options: ChangeFeedOptions,
): Flow<ChangeFeedPage<T>> = async.queryChangeFeed(options, typeRef<T>()).pages().asFlow()

/**
 * The same for ever, until the collector is cancelled or the client is closed.
 *
 * @param pollDelay how long to wait when the feed is caught up, before it is asked again; more than zero
 */
public inline fun <reified T : Any> CoroutineContainer.followChangeFeed(
    options: ChangeFeedOptions,
    pollDelay: Duration,
): Flow<ChangeFeedPage<T>> = async.queryChangeFeed(options, typeRef<T>()).follow(pollDelay.toJavaDuration()).asFlow()

/** All versions of items, and deletes, page by page until the feed is caught up. */
public inline fun <reified T : Any> CoroutineContainer.queryAllVersionsAndDeletes(
    options: ChangeFeedOptions,
): Flow<ChangeFeedPage<ChangeFeedItem<T>>> =
    async.queryAllVersionsAndDeletes(options, typeRef<T>()).pages().asFlow()

/** The same for ever, as [followChangeFeed]. */
public inline fun <reified T : Any> CoroutineContainer.followAllVersionsAndDeletes(
    options: ChangeFeedOptions,
    pollDelay: Duration,
): Flow<ChangeFeedPage<ChangeFeedItem<T>>> =
    async.queryAllVersionsAndDeletes(options, typeRef<T>()).follow(pollDelay.toJavaDuration()).asFlow()
