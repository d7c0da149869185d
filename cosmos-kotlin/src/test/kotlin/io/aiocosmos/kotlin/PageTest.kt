package io.aiocosmos.kotlin

import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.example.ledger.Entry
import org.example.ledger.amounts
import org.example.ledger.import
import org.example.ledger.items
import org.example.ledger.largest
import org.junit.jupiter.api.Test

/** The code of `docs/kotlin.md` does what the page says. */
class PageTest {
    @Test
    fun the_page_runs() = runBlocking<Unit> {
        TestContainer().use {
            assertThat(items(it.client)).isEqualTo(Entry("1", "a", 43))
            assertThat(import(it.ledger, (9..12).asFlow().map { n -> Entry("$n", "a", n) })).isZero()
            assertThat(largest(it.ledger).map { entry -> entry.amount }).containsExactly(43, 12, 11)
            assertThat(amounts(it.ledger).take(5).toList()).containsExactlyInAnyOrder(43, 9, 10, 11, 12)
        }
    }
}
