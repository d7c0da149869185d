package io.aiocosmos.kotlin

import io.aiocosmos.BulkOperation
import io.aiocosmos.BulkOptions
import io.aiocosmos.PartitionKey
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onCompletion
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

class ManyItemsTest {
    private val container = TestContainer()
    private val ledger = container.ledger

    @AfterEach
    fun close() = container.close()

    private fun creations(many: Int) = (0 until many).asFlow().map { BulkOperation.create(Entry("$it", "a", it)) }

    @Test
    fun items_of_a_list_have_results_in_its_order() = runBlocking<Unit> {
        val results = ledger.createItems(listOf(Entry("1", "a"), Entry("1", "a")))
        val more = ledger.executeBulk(listOf(BulkOperation.delete("1", PartitionKey.of("a"))))

        assertThat(results.map { it.isOk }).containsExactlyInAnyOrder(true, false)
        assertThat(results.map { it.index() }).containsExactly(0, 1)
        assertThat(more.single().statusCode()).isEqualTo(204)
    }

    @Test
    fun items_of_a_flow_have_a_result_each() = runBlocking<Unit> {
        val results = ledger.createItems((0 until 50).asFlow().map { Entry("${it % 40}", "a") }).toList()

        assertThat(results.map { it.index() }).containsExactlyInAnyOrderElementsOf((0L until 50L).toList())
        assertThat(results.count { it.isOk }).isEqualTo(40)
    }

    @Test
    fun a_slow_collector_slows_the_source() = runBlocking<Unit> {
        val options = BulkOptions.builder().maxConcurrency(2).build()
        var taken = 0
        var collected = 0
        var most = 0

        ledger.executeBulk(creations(2600).onEach { taken++ }, options).collect {
            most = maxOf(most, taken - collected)
            collected++
        }

        assertThat(collected).isEqualTo(2600)
        assertThat(most).isLessThanOrEqualTo(2001) // the window, and one in hand
    }

    @Test
    fun a_collector_that_ends_early_ends_the_run_and_the_source() = runBlocking<Unit> {
        val ended = CompletableDeferred<Throwable?>()
        val source = flow { for (i in 0 until Int.MAX_VALUE) emit(BulkOperation.create(Entry("$i", "a"))) }
        val options = BulkOptions.builder().maxConcurrency(2).build()

        val results = ledger.executeBulk(source.onCompletion { ended.complete(it) }, options).take(3).toList()

        assertThat(results).hasSize(3)
        assertThat(ended.await()).isInstanceOf(java.util.concurrent.CancellationException::class.java)
    }

    @Test
    fun a_source_that_fails_fails_the_flow() = runBlocking<Unit> {
        val source = flow { emit(Entry("1", "a")); error("broken source") }

        val failure = assertThrows<IllegalStateException> { ledger.createItems(source).toList() }

        assertThat(failure).hasMessage("broken source")
    }
}
