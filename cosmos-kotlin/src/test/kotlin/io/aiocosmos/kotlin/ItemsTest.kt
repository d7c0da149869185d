package io.aiocosmos.kotlin

import io.aiocosmos.ItemIdentity
import io.aiocosmos.ItemWriteOptions
import io.aiocosmos.PartitionKey
import io.aiocosmos.Patch
import io.aiocosmos.RawJson
import io.aiocosmos.TransactionalBatch
import io.aiocosmos.error.CosmosCodecException
import io.aiocosmos.error.CosmosConflictException
import io.aiocosmos.error.CosmosNotFoundException
import io.aiocosmos.error.CosmosPreconditionFailedException
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.params.ParameterizedClass
import org.junit.jupiter.params.provider.EnumSource
import org.junit.jupiter.api.Test

@ParameterizedClass
@EnumSource
class ItemsTest(codec: Codec) {
    private val key = PartitionKey.of("a")
    private val container = TestContainer(codec.make())
    private val ledger = container.ledger

    @AfterEach
    fun close() = container.close()

    @Test
    fun a_data_class_comes_back_as_it_was() = runBlocking<Unit> {
        val entry = Entry("1", "a", 42, null, listOf("x", "y"), listOf(Line("rent", 41.5), Line("fee", 0.5)))

        assertThat(ledger.createItem(entry).value()).isEqualTo(entry)
        assertThat(ledger.readItem<Entry>("1", key).value()).isEqualTo(entry)
    }

    @Test
    fun what_is_not_stored_has_its_default() = runBlocking<Unit> {
        ledger.createItem(RawJson.of("""{"id":"1","account":"a","note":"n"}"""))

        assertThat(ledger.readItem<Entry>("1", key).value()).isEqualTo(Entry("1", "a", 0, "n", listOf("new")))
    }

    @Test
    fun what_must_not_be_null_and_is_not_stored_fails() = runBlocking<Unit> {
        ledger.createItem(RawJson.of("""{"id":"1","account":"a","content":{"id":"2"}}"""))

        assertThrows<CosmosCodecException> { ledger.readItem<Envelope<Entry>>("1", key) }
    }

    @Test
    fun a_generic_class_needs_no_declaration() = runBlocking<Unit> {
        val envelope = Envelope("1", "a", listOf(Entry("2", "b", 1)))

        assertThat(ledger.createItem(envelope).value()).isEqualTo(envelope)
        assertThat(ledger.readItem<Envelope<List<Entry>>>("1", key).value()).isEqualTo(envelope)
    }

    @Test
    fun a_map_comes_back_too() = runBlocking<Unit> {
        val stored = ledger.createItem(mapOf("id" to "1", "account" to "a", "note" to null), key).value()

        assertThat(stored).containsEntry("id", "1").containsEntry("note", null)
    }

    @Test
    fun an_item_is_replaced_upserted_patched_and_deleted() = runBlocking<Unit> {
        ledger.upsertItem(Entry("1", "a", 1))
        ledger.replaceItem(Entry("1", "a", 2))
        ledger.replaceItem(Entry("1", "a", 3), "1", key)
        ledger.upsertItem(Entry("1", "a", 4), key)
        val patched = ledger.patchItem<Entry>("1", key, Patch.create().increment("/amount", 1).set("/note", null))

        assertThat(patched.value()).isEqualTo(Entry("1", "a", 5))
        ledger.deleteItem("1", key)
        assertThat(ledger.findItem<Entry>("1", key)).isNull()
    }

    @Test
    fun an_item_that_is_there_is_found_and_deleted_by_itself() = runBlocking<Unit> {
        val entry = ledger.createItem(Entry("1", "a", 1)).value()

        assertThat(ledger.findItem<Entry>("1", key)).isEqualTo(entry)
        ledger.deleteItem(entry)
        assertThat(ledger.readMany<Entry>(listOf(ItemIdentity.of("1", key))).items()).isEmpty()
    }

    @Test
    fun a_batch_is_executed() = runBlocking<Unit> {
        val result = ledger.executeBatch(TransactionalBatch.`in`(key).create(Entry("1", "a", 1)).read("1"))

        assertThat(result.operation(1).value(Entry::class.java)).isEqualTo(Entry("1", "a", 1))
    }

    @Test
    fun failures_are_those_of_the_library_and_not_wrapped() = runBlocking<Unit> {
        val etag = ledger.createItem(Entry("1", "a", 1)).etag().get()
        ledger.upsertItem(Entry("1", "a", 2))
        val matching = ItemWriteOptions.builder().ifMatch(etag).build()

        assertThrows<CosmosConflictException> { ledger.createItem(Entry("1", "a", 3)) }
        assertThrows<CosmosPreconditionFailedException> { ledger.replaceItem(Entry("1", "a", 3), matching) }
        assertThrows<CosmosNotFoundException> { ledger.readItem<Entry>("2", key) }
        assertThrows<IllegalArgumentException> { ledger.createItem(Entry("", "a")) }
    }
}
