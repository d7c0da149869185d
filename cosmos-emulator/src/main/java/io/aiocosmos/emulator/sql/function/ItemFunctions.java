package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Functions of whole items. */
final class ItemFunctions {
    private static final int RID_BYTES = 16;
    private static final int DOCUMENT_OFFSET = 8;

    private ItemFunctions() {}

    static List<BuiltIn> all() {
        return List.of(BuiltIn.one("DOCUMENTID", ItemFunctions::documentId));
    }

    /** The document part of the item's resource id: eight bytes, the least significant first. */
    private static JsonNode documentId(JsonNode item) {
        JsonNode rid = item.path("_rid");
        if (!rid.isString()) return Values.UNDEFINED;
        try {
            // resource ids write "-" for "/"
            byte[] bytes = Base64.getDecoder().decode(rid.stringValue().replace('-', '/'));
            if (bytes.length != RID_BYTES) return Values.UNDEFINED;
            return Values.of(
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(DOCUMENT_OFFSET));
        } catch (IllegalArgumentException notBase64) {
            return Values.UNDEFINED;
        }
    }
}
