package io.aiocosmos.kotlin

import java.util.concurrent.Flow.Publisher
import java.util.concurrent.Flow.Subscriber
import java.util.concurrent.Flow.Subscription
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

class PublishersTest {
    /** The numbers up to a last one, then an end; notes what is asked of it. */
    private class Numbers(val last: Int, val failure: Throwable? = null) : Publisher<Int> {
        val log = mutableListOf<String>()

        override fun subscribe(subscriber: Subscriber<in Int>) {
            subscriber.onSubscribe(
                object : Subscription {
                    private var next = 0

                    override fun request(n: Long) {
                        log += "request $n"
                        if (next < last) subscriber.onNext(++next)
                        else if (failure != null) subscriber.onError(failure)
                        else subscriber.onComplete()
                    }

                    override fun cancel() {
                        log += "cancel"
                    }
                },
            )
        }
    }

    @Test
    fun one_is_asked_for_at_a_time() = runBlocking<Unit> {
        val numbers = Numbers(2)
        numbers.asFlow().collect { numbers.log += "got $it" }

        assertThat(numbers.log)
            .startsWith("request 1", "got 1", "request 1", "got 2", "request 1")
    }

    @Test
    fun a_collection_that_ends_early_cancels_and_asks_for_no_more() = runBlocking<Unit> {
        val numbers = Numbers(9)

        assertThat(numbers.asFlow().take(2).toList()).containsExactly(1, 2)
        assertThat(numbers.log).containsExactly("request 1", "request 1", "cancel")
    }

    @Test
    fun a_failure_comes_as_it_is() = runBlocking<Unit> {
        val failure = UnsupportedOperationException("planted")

        val thrown = assertThrows<UnsupportedOperationException> { Numbers(1, failure).asFlow().toList() }

        assertThat(thrown).isSameAs(failure)
    }
}
