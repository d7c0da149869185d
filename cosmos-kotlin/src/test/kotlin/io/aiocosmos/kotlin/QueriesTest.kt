package io.aiocosmos.kotlin

import io.aiocosmos.PartitionKey
import io.aiocosmos.QueryOptions
import io.aiocosmos.SqlQuery
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

class QueriesTest {
    private val container = TestContainer()
    private val ledger = container.ledger
    private val byFive = QueryOptions.inPartition(PartitionKey.of("a")).toBuilder().maxItemCount(5).build()
    private val all = SqlQuery.of("SELECT * FROM c")

    init {
        runBlocking { for (i in 0..29) ledger.createItem(Entry("$i", "a", i, if (i == 7) null else "note")) }
    }

    @AfterEach
    fun close() = container.close()

    private fun sent() = container.emulator.stats().requests("docs.query")

    @Test
    fun nothing_is_sent_before_it_is_collected_and_each_collection_reads_anew() = runBlocking<Unit> {
        val items = ledger.queryItems<Entry>(all, byFive)
        assertThat(sent()).isZero()

        assertThat(items.toList()).hasSize(30)
        val once = sent()
        assertThat(items.toList()).hasSize(30)
        assertThat(sent()).isEqualTo(2 * once)
    }

    @Test
    fun a_flow_that_ends_early_reads_no_more_than_a_page_ahead() = runBlocking<Unit> {
        val found = ledger.queryItems<Entry>(all, byFive).map { it.amount }.take(7).toList()

        assertThat(found).containsExactly(0, 1, 2, 3, 4, 5, 6)
        assertThat(sent()).isLessThanOrEqualTo(3)
    }

    @Test
    fun parameters_may_be_null() = runBlocking<Unit> {
        val query = SqlQuery.of("SELECT * FROM c WHERE c.note = @note").with("@note", null)

        assertThat(ledger.queryItems<Entry>(query).toList()).extracting<String> { it.id }.containsExactly("7")
        assertThat(ledger.queryItems<Int>("SELECT VALUE c.amount FROM c WHERE c.amount > 28").toList())
            .containsExactly(29)
    }

    @Test
    fun rows_that_are_null_come_in_pages_and_fail_a_flow_of_items() = runBlocking<Unit> {
        val notes = SqlQuery.of("SELECT VALUE c.note FROM c WHERE c.amount IN (6, 7)")

        assertThat(ledger.queryPages<String?>(notes, byFive).toList().flatMap { it.items() })
            .containsExactly("note", null)
        assertThrows<IllegalStateException> { ledger.queryItems<String>(notes, byFive).toList() }
    }

    @Test
    fun pages_continue_where_the_one_before_ended() = runBlocking<Unit> {
        val first = ledger.queryPage<Entry>(all, 12, options = byFive)
        val second = ledger.queryPage<Entry>(all, 20, first.continuation().get(), byFive)

        assertThat(first.items().map { it.amount } + second.items().map { it.amount })
            .containsExactlyElementsOf((0..29).toList())
        assertThat(second.continuation().getOrNull()).isNull()
    }

    @Test
    fun all_items_of_a_key_are_read() = runBlocking<Unit> {
        assertThat(ledger.readAllItems<Entry>(PartitionKey.of("a")).toList()).hasSize(30)
        assertThat(ledger.readAllItems<Entry>(PartitionKey.of("b")).toList()).isEmpty()
    }
}
