package io.aiocosmos.kotlin

import java.util.concurrent.Flow.Publisher
import java.util.concurrent.Flow.Subscriber
import java.util.concurrent.Flow.Subscription
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.getOrElse
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * The elements of a publisher, each asked for when the collector has taken the one before. Each collection subscribes
 * anew; one that ends early cancels its subscription.
 */
public fun <T : Any> Publisher<T>.asFlow(): Flow<T> = flow {
    val elements = RequestedElements<T>()
    subscribe(elements)
    try {
        while (true) emit(elements.next() ?: break)
    } finally {
        elements.cancel()
    }
}

private class RequestedElements<T : Any> : Subscriber<T> {
    private val subscription = CompletableDeferred<Subscription>()
    private val requested = Channel<T>(1)

    @Volatile
    private var given: Subscription? = null

    @Volatile
    private var cancelled = false

    /** The next element, null after the last. */
    suspend fun next(): T? {
        subscription.await().request(1)
        return requested.receiveCatching().getOrElse { failure -> if (failure == null) null else throw failure }
    }

    /** Both look at what the other has set first, so a subscription that comes late is not forgotten. */
    fun cancel() {
        cancelled = true
        given?.cancel()
    }

    override fun onSubscribe(subscription: Subscription) {
        given = subscription
        if (cancelled) subscription.cancel()
        this.subscription.complete(subscription)
    }

    override fun onNext(item: T) {
        requested.trySend(item)
    }

    override fun onError(failure: Throwable) {
        requested.close(failure)
    }

    override fun onComplete() {
        requested.close()
    }
}
