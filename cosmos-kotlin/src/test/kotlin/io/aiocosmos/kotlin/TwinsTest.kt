package io.aiocosmos.kotlin

import io.aiocosmos.CosmosAsyncContainer
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** What containers can do with items they can do here, by the same name. */
class TwinsTest {
    private val ofContainers =
        setOf("id", "database", "blocking", "withItemType", "read", "exists", "replace", "delete", "readThroughput") +
            setOf("replaceThroughput", "feedRanges")

    @Test
    fun every_operation_on_items_is_there() {
        val here =
            listOf("Items", "Queries", "ChangeFeeds", "ManyItems")
                .flatMap { Class.forName("io.aiocosmos.kotlin.${it}Kt").declaredMethods.toList() }
                .map { it.name }
        val there = CosmosAsyncContainer::class.java.methods.map { it.name }

        assertThat(here).containsAll(there - ofContainers)
    }
}
