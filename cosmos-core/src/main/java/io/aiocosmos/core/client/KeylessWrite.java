package io.aiocosmos.core.client;

import io.aiocosmos.core.request.Operation;
import java.util.function.Function;

/**
 * One write of one item, encoded and checked, for which only the partition key is still open.
 *
 * @param name of the method that the user called
 * @param item as it will be sent
 * @param timeoutNanos for all that it takes; 0 for the client's own
 * @param byKey makes the operation of a partition key header
 */
record KeylessWrite(String name, EncodedItem item, long timeoutNanos, Function<String, Operation> byKey) {
    Operation operation(String keyJson) {
        return byKey.apply(keyJson);
    }

    /** By the item itself; fails if it lacks a property of the key. */
    Operation operation(Definition definition) {
        return operation(definition.keyOf(item.json()));
    }
}
