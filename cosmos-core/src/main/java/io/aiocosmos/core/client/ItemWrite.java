package io.aiocosmos.core.client;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Operation;
import java.lang.reflect.Type;

/**
 * One write of one item, and how what is stored is read back.
 *
 * @param type of the item
 * @param keyless the write without its partition key
 */
record ItemWrite<T>(Codecs codecs, Type type, KeylessWrite keyless) {
    Operation operation(PartitionKey key) {
        return keyless.operation(Refuse.missing("partitionKey", key).json());
    }

    T value(Answer answer) {
        return codecs.decode(type, answer.body(), answer.bodyOffset(), answer.bodyLength());
    }
}
