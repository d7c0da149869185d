package io.aiocosmos.kotlin

import java.util.concurrent.Flow.Publisher
import java.util.concurrent.Flow.Subscriber
import java.util.concurrent.Flow.Subscription
import java.util.concurrent.atomic.AtomicLong
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.yield

/**
 * A flow for one subscriber, collected in [scope] as it is asked for, with no more than [window] elements given and not
 * yet released.
 */
internal class WindowedSource<T : Any>(
    private val scope: CoroutineScope,
    private val items: Flow<T>,
    window: Int,
) : Publisher<T> {
    private val free = Semaphore(window)
    private val demand = AtomicLong()
    private val asked = Channel<Unit>(Channel.CONFLATED)
    private var collection: Job? = null

    /** An element is done with. */
    fun release() {
        free.release()
    }

    fun cancel() {
        collection?.cancel()
    }

    override fun subscribe(subscriber: Subscriber<in T>) {
        val job = scope.launch(start = CoroutineStart.LAZY) { give(subscriber) }
        collection = job
        subscriber.onSubscribe(
            object : Subscription {
                override fun request(n: Long) {
                    demand.updateAndGet { if (it + n < 0) Long.MAX_VALUE else it + n }
                    asked.trySend(Unit)
                    job.start()
                }

                override fun cancel() {
                    job.cancel()
                }
            },
        )
    }

    private suspend fun give(subscriber: Subscriber<in T>) {
        var given = 0
        try {
            items.collect { item ->
                if (++given % TURN == 0) yield() // results may wait for the same thread
                free.acquire()
                while (!takeDemand()) asked.receive()
                subscriber.onNext(item)
            }
        } catch (end: CancellationException) {
            throw end
        } catch (failure: Throwable) {
            return subscriber.onError(failure)
        }
        subscriber.onComplete()
    }

    private fun takeDemand(): Boolean = demand.getAndUpdate { if (it > 0) it - 1 else 0 } > 0

    private companion object {
        const val TURN = 64
    }
}
