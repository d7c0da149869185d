package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;
import java.nio.charset.StandardCharsets;

/** Reads the partition key header. */
public final class KeyHeader {
    private KeyHeader() {}

    /** The whole key, as every operation on one item needs it. */
    public static PartitionKey whole(Request request, KeyDefinition definition) {
        return whole(optional(request, definition), definition);
    }

    /** The whole key, of the text that the header would have, as it stands in the operations of a batch. */
    public static PartitionKey whole(String text, KeyDefinition definition) {
        return whole(text == null ? null : read(text, definition), definition);
    }

    private static PartitionKey whole(PartitionKey key, KeyDefinition definition) {
        if (key == null || key.size() < definition.paths().size())
            throw ServiceError.data(
                    400,
                    1001,
                    "Partition key provided either doesn't correspond to definition in the"
                            + " collection or doesn't match partition key field values specified in the document. It"
                            + " has fewer components than the definition.");
        return key;
    }

    /** The key or, for a hierarchical container, its first components; {@code null} without the header. */
    public static PartitionKey optional(Request request, KeyDefinition definition) {
        String header = request.text(RequestHeaders.PARTITION_KEY);
        return header == null ? null : read(header, definition);
    }

    private static PartitionKey read(String header, KeyDefinition definition) {
        PartitionKey key = PartitionKey.parse(header);
        if (key == null || key.size() > definition.paths().size())
            throw ServiceError.gateway(400, "Partition key " + RequestHeaders.PARTITION_KEY + " is invalid.");
        for (Object component : key.components()) {
            if (component instanceof String text
                    && text.getBytes(StandardCharsets.UTF_8).length > KeyDefinition.MAX_COMPONENT_BYTES)
                throw ServiceError.data(
                        400,
                        0,
                        "Partition key value must not be longer than " + KeyDefinition.MAX_COMPONENT_BYTES + " bytes.");
        }
        return key;
    }
}
