package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.definition.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item that was checked and waits to be written.
 *
 * @param effective the effective partition key
 * @param json the user's properties, without the system's
 * @param ttl the item's own time to live in seconds, or {@code null}
 * @param unique its values for each unique key of the container
 */
public record ItemDraft(ItemKey key, String effective, ObjectNode json, Integer ttl, List<UniqueValue> unique) {
    /** The values of one unique key in one logical partition. */
    public record UniqueValue(Object partition, UniqueKey key, List<JsonNode> values) {}

    public static ItemDraft of(
            ItemKey key, String effective, ObjectNode json, Integer ttl, List<UniqueKey> uniqueKeys) {
        List<UniqueValue> unique = new ArrayList<>(uniqueKeys.size());
        for (UniqueKey each : uniqueKeys) unique.add(new UniqueValue(key.partition(), each, each.values(json)));
        return new ItemDraft(key, effective, json, ttl, unique);
    }
}
