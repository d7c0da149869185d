package io.aiocosmos.kotlin

import io.aiocosmos.ChangeFeedOptions
import io.aiocosmos.OperationType
import io.aiocosmos.PartitionKey
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.flow.transform
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

class ChangeFeedsTest {
    private val container = TestContainer()
    private val ledger = container.ledger

    @AfterEach
    fun close() = container.close()

    @Test
    fun what_was_changed_is_read_until_the_feed_is_caught_up() = runBlocking<Unit> {
        ledger.createItem(Entry("1", "a", 1))
        ledger.createItem(Entry("2", "a", 2))

        val pages = ledger.queryChangeFeed<Entry>(ChangeFeedOptions.fromBeginning()).toList()

        assertThat(pages.flatMap { it.items() }).containsExactly(Entry("1", "a", 1), Entry("2", "a", 2))
        assertThat(pages.last().isCaughtUp).isTrue()
    }

    @Test
    fun a_feed_that_is_followed_brings_what_is_written_meanwhile() = runBlocking<Unit> {
        ledger.createItem(Entry("0", "a", 0))

        val seen =
            ledger.followChangeFeed<Entry>(ChangeFeedOptions.fromBeginning(), 1.milliseconds)
                .transform { page -> page.items().forEach { emit(it.amount) } }
                .onEach { ledger.createItem(Entry("${it + 1}", "a", it + 1)) }
                .take(4)
                .toList()

        assertThat(seen).containsExactly(0, 1, 2, 3)
    }

    @Test
    fun all_versions_and_deletes_are_followed() = runBlocking<Unit> {
        val now = ledger.queryAllVersionsAndDeletes<Entry>(ChangeFeedOptions.fromNow()).toList().last().continuation()
        ledger.createItem(Entry("1", "a", 1))
        ledger.deleteItem("1", PartitionKey.of("a"))

        val operations =
            ledger.followAllVersionsAndDeletes<Entry>(ChangeFeedOptions.fromContinuation(now), 1.milliseconds)
                .transform { page -> page.items().forEach { emit(it.operation()) } }
                .take(2)
                .toList()

        assertThat(operations).containsExactly(OperationType.CREATE, OperationType.DELETE)
    }
}
