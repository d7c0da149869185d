package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.definition.Ids;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.json.StoredForm;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.resource.MetadataResponses;
import io.aiocosmos.emulator.store.ItemDraft;
import io.aiocosmos.emulator.store.ItemKey;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the body of an item write. */
public final class ItemBody {
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final List<String> SYSTEM = List.of("_rid", "_self", "_etag", "_attachments", "_ts");

    private ItemBody() {}

    static ItemDraft read(byte[] body, PartitionKey header, ContainerDefinition definition) {
        checkSize(body);
        if (!(Json.parse(body) instanceof ObjectNode json)) throw MetadataResponses.invalid();
        return draft(json, header, definition);
    }

    /** The same of an item that comes without a header: its key is the one that is in it. */
    static ItemDraft read(byte[] body, ContainerDefinition definition) {
        checkSize(body);
        if (!(Json.parse(body) instanceof ObjectNode json)) throw MetadataResponses.invalid();
        return draft(json, definition.key().extract(json), definition);
    }

    /** The same of an item within a batch. @param json the item, which is changed to the form in which it is stored */
    public static ItemDraft read(JsonNode json, PartitionKey key, ContainerDefinition definition) {
        if (!(json instanceof ObjectNode object)) throw MetadataResponses.invalid();
        return draft(object, key, definition);
    }

    /** @throws ServiceError 413 if it is larger than an item may be */
    public static void checkSize(JsonNode json) {
        checkSize(Json.bytes(json));
    }

    /** @param json the item after a patch */
    static ItemDraft patched(ObjectNode json, PartitionKey header, ContainerDefinition definition) {
        ItemDraft draft = draft(json, header, definition);
        byte[] bytes = Json.bytes(draft.json());
        checkSize(bytes);
        if (Json.parse(bytes) == null)
            throw ServiceError.data(
                    400,
                    0,
                    "The patched item would nest deeper than " + Json.MAX_DEPTH + " levels, which is the most.");
        return draft;
    }

    private static void checkSize(byte[] json) {
        if (json.length > MAX_BYTES) throw ServiceError.data(413, 0, "Request size is too large");
    }

    /** @param json the item, which is changed to the form in which it is stored */
    private static ItemDraft draft(ObjectNode json, PartitionKey header, ContainerDefinition definition) {
        if (!StoredForm.apply(json)) throw MetadataResponses.invalid();
        String id = Ids.ofItem(json);
        json.remove(SYSTEM);
        Integer ttl = ttl(json.get("ttl"));
        if (!definition.key().extract(json).equals(header))
            throw ServiceError.data(
                    400, 1001, "PartitionKey extracted from document doesn't match the one specified in the header.");
        ItemKey key = new ItemKey(header, id);
        return ItemDraft.of(key, definition.key().effective(header), json, ttl, definition.uniqueKeys());
    }

    private static Integer ttl(JsonNode node) {
        if (node == null) return null;
        if (node.isIntegralNumber() && node.canConvertToInt() && (node.intValue() > 0 || node.intValue() == -1))
            return node.intValue();
        throw ServiceError.data(
                400, 0, "The input ttl is invalid. Ensure to provide a nonzero positive integer or -1.");
    }
}
