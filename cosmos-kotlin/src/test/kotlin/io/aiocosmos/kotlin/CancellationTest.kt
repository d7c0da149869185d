package io.aiocosmos.kotlin

import io.aiocosmos.CosmosEvent
import io.aiocosmos.PartitionKey
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit.SECONDS
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

class CancellationTest {
    private val ended = CompletableFuture<CosmosEvent.OperationEnded>()
    private val container =
        TestContainer(listener = { if (it is CosmosEvent.OperationEnded && it.statusCode() == 0) ended.complete(it) })
    private val ledger = container.ledger

    @AfterEach
    fun close() = container.close()

    private fun isCancelled(operation: suspend () -> Unit) = runBlocking<Unit> {
        val hold = container.emulator.faults().next(1).hold()
        val job = launch(Dispatchers.Default) { operation() }
        assertThat(hold.awaitArrivals(1, Duration.ofSeconds(60))).isTrue()

        job.cancelAndJoin() // would wait for ever

        hold.release()
    }

    @Test
    fun a_coroutine_that_is_cancelled_cancels_its_operation() {
        isCancelled { ledger.readItem<Entry>("1", PartitionKey.of("a")) }

        assertThat(ended.get(60, SECONDS).operation()).isEqualTo("readItem")
    }

    @Test
    fun a_collector_that_is_cancelled_cancels_what_it_waits_for() {
        isCancelled { ledger.queryItems<Entry>("SELECT * FROM c").toList() }

        assertThat(ended.get(60, SECONDS).operation()).isNotEmpty()
    }
}
