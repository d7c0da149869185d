package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.patch.PatchDocument;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.ItemDraft;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies a patch to an item that is there and whose etag was checked. */
public final class ItemPatch {
    private ItemPatch() {}

    /**
     * @param patch the patch document, not checked yet
     * @param clock what the functions of time in its condition go by
     * @throws ServiceError if it is no patch, its condition is not met, or it cannot be applied
     */
    public static ItemDraft apply(JsonNode patch, Item item, ContainerDefinition definition, InstantSource clock) {
        PatchDocument document = PatchDocument.read(patch, definition.key());
        document.check(item.tree(), clock);
        ObjectNode json = (ObjectNode) Json.parse(item.bytes());
        document.apply(json);
        return ItemBody.patched(json, item.key().partition(), definition);
    }
}
