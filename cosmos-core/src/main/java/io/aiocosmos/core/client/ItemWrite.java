package io.aiocosmos.core.client;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Operation;
import java.lang.reflect.Type;
import java.util.function.Function;

/**
 * One write of one item, encoded and checked, for which only the partition key is still open.
 *
 * @param item as it will be sent
 * @param type of the item, by which what is stored is read back
 * @param byKey makes the operation of a partition key header
 */
record ItemWrite<T>(Codecs codecs, EncodedItem item, Type type, Function<String, Operation> byKey) {
    Operation operation(PartitionKey key) {
        return operation(Refuse.missing("partitionKey", key).json());
    }

    Operation operation(String keyJson) {
        return byKey.apply(keyJson);
    }

    T value(Answer answer) {
        return codecs.decode(type, answer.body(), answer.bodyOffset(), answer.bodyLength());
    }
}
