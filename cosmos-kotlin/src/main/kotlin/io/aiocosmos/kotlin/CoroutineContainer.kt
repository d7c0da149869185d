package io.aiocosmos.kotlin

import io.aiocosmos.CosmosAsyncContainer
import io.aiocosmos.CosmosContainer
import io.aiocosmos.TypeRef
import java.lang.reflect.ParameterizedType

/**
 * A container for coroutines. Its operations are extensions of this package, by the names that they have in Java: those
 * with one result suspend, those with many are a flow that sends nothing before it is collected. Thread-safe.
 *
 * ```
 * val ledger = client.container("books", "ledger").coroutines()
 * ledger.createItem(Entry("1", "a", 42))
 * val entry = ledger.readItem<Entry>("1", PartitionKey.of("a")).value()
 * ledger.queryItems<Entry>("SELECT * FROM c WHERE c.amount > 10").collect { println(it.id) }
 * ```
 *
 * A coroutine that is cancelled cancels its operation; a write may have been done all the same. Operations fail with what
 * they fail with in Java, a `CosmosException`, and not with a wrapper of it. What is not here is in [async], whose futures
 * have `await()` of `kotlinx.coroutines.future`.
 *
 * @property async the asynchronous view of the same container
 */
public class CoroutineContainer internal constructor(public val async: CosmosAsyncContainer) {
    /** The container's id. */
    public val id: String get() = async.id()

    override fun toString(): String = async.toString()
}

/** The same container for coroutines. */
public fun CosmosContainer.coroutines(): CoroutineContainer = CoroutineContainer(async())

/** The same container for coroutines. */
public fun CosmosAsyncContainer.coroutines(): CoroutineContainer = CoroutineContainer(this)

/**
 * A type with its arguments, for what takes one in Java: `typeRef<List<Entry>>()`. Its argument may be nullable, for
 * queries whose rows may be null.
 */
public inline fun <reified T> typeRef(): TypeRef<T> = object : TypeRef<T>() {}

/** The container for items of type [T]; one with type arguments is declared, since an item does not show them. */
@PublishedApi
internal inline fun <reified T : Any> CoroutineContainer.of(): CosmosAsyncContainer = declaring(typeRef<T>())

@PublishedApi
internal fun CoroutineContainer.declaring(type: TypeRef<*>): CosmosAsyncContainer {
    val generic = type.type() as? ParameterizedType ?: return async
    val isMap = Map::class.java.isAssignableFrom(generic.rawType as Class<*>) // which shows what it holds
    return if (isMap) async else async.withItemType(type)
}
