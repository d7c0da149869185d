package io.aiocosmos.kotlin

import com.fasterxml.jackson.databind.json.JsonMapper as Jackson2Mapper
import io.aiocosmos.error.CosmosCodecException
import io.aiocosmos.error.Outcome
import io.aiocosmos.json.jackson.JacksonCodec
import io.aiocosmos.json.jackson2.Jackson2Codec
import io.aiocosmos.json.moshi.MoshiCodec
import io.aiocosmos.spi.JsonCodec
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import tools.jackson.databind.json.JsonMapper

/** Codecs that cannot read Kotlin's classes say so, and what is missing, before anything is stored. */
class UnreadableTest {
    private fun refused(codec: JsonCodec, vararg said: String) = runBlocking<Unit> {
        TestContainer(codec).use {
            val refused = assertThrows<CosmosCodecException> { it.ledger.createItem(Entry("1", "a")) }

            assertThat(refused).hasMessageContainingAll(*said)
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE)
            assertThat(it.emulator.stats().requests("docs.create")).isZero()
        }
    }

    @Test
    fun jackson_without_its_module_for_Kotlin() =
        refused(
            JacksonCodec.of(JsonMapper()),
            "could not send, as its response could not be read,",
            "Entry is a Kotlin class: add tools.jackson.module:jackson-module-kotlin",
        )

    @Test
    fun jackson_2_without_its_module_for_Kotlin() =
        refused(
            Jackson2Codec.of(Jackson2Mapper()),
            "Entry is a Kotlin class: add com.fasterxml.jackson.module:jackson-module-kotlin",
        )

    @Test
    fun moshi_without_adapters() = refused(MoshiCodec.create(), "Entry", "moshi-kotlin")
}
