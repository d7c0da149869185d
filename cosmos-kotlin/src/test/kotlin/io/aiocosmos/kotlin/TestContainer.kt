package io.aiocosmos.kotlin

import com.squareup.moshi.Moshi
import com.squareup.moshi.kotlin.reflect.KotlinJsonAdapterFactory
import io.aiocosmos.ContainerProperties
import io.aiocosmos.CosmosClient
import io.aiocosmos.CosmosListener
import io.aiocosmos.PartitionKeyDefinition
import io.aiocosmos.core.CosmosClients
import io.aiocosmos.emulator.CosmosEmulator
import io.aiocosmos.json.jackson.JacksonCodec
import io.aiocosmos.json.jackson2.Jackson2Codec
import io.aiocosmos.json.moshi.MoshiCodec
import io.aiocosmos.spi.JsonCodec
import java.time.Duration

data class Line(val text: String, val amount: Double)

data class Entry(
    val id: String,
    val account: String,
    val amount: Int = 0,
    val note: String? = null,
    val tags: List<String> = listOf("new"),
    val lines: List<Line> = emptyList(),
)

data class Envelope<T>(val id: String, val account: String, val content: T)

/** The codecs as users of Kotlin have them. */
enum class Codec(val make: () -> JsonCodec) {
    JACKSON(JacksonCodec::create),
    JACKSON2(Jackson2Codec::create),
    MOSHI({ MoshiCodec.of(Moshi.Builder().addLast(KotlinJsonAdapterFactory()).build()) }),
}

/** A container of an emulator of its own. */
class TestContainer(
    codec: JsonCodec = JacksonCodec.create(),
    listener: CosmosListener = CosmosListener {},
) : AutoCloseable {
    val emulator: CosmosEmulator = CosmosEmulator.start()

    val client: CosmosClient =
        CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport(emulator.transport())
            .codec(codec)
            .listener(listener)
            .build()

    val ledger: CoroutineContainer

    init {
        client.createDatabase("books")
        val properties =
            ContainerProperties.builder("ledger", PartitionKeyDefinition.of("/account"))
                .changeFeedRetention(Duration.ofMinutes(5))
                .build()
        client.database("books").createContainer(properties)
        ledger = client.database("books").container("ledger").coroutines()
    }

    override fun close() {
        client.close()
        emulator.close()
    }
}
