package io.aiocosmos.emulator.definition;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The rules for ids: 1 to 255 characters for metadata, 1 to 1023 bytes for items. */
public final class Ids {
    private static final int MAX_NAME = 255;
    private static final int MAX_ITEM_BYTES = 1023;

    private Ids() {}

    /** The id of a database or a container. */
    public static String ofMetadata(JsonNode body) {
        String id = required(body);
        if (id.length() > MAX_NAME) throw tooLong(MAX_NAME);
        if (hasAny(id, "/\\?#")) throw bad("must not contain any of / \\ ? #");
        if (id.endsWith(" ")) throw bad("must not end with a space");
        return id;
    }

    /** With {@code /} and {@code \} in it, an item is created as Microsoft's emulators do, though no path can name it. */
    public static String ofItem(JsonNode body) {
        String id = required(body);
        if (id.getBytes(StandardCharsets.UTF_8).length > MAX_ITEM_BYTES) throw tooLong(MAX_ITEM_BYTES + 1);
        return id;
    }

    /** The service's words, though an id of that length is still allowed for databases and containers. */
    private static ServiceError tooLong(int limit) {
        return ServiceError.data(
                400,
                0,
                "The input name is invalid. Ensure to provide a unique non-empty string less than '" + limit
                        + "' characters.");
    }

    private static String required(JsonNode body) {
        String id = Json.string(body, "id");
        if (id == null || id.isEmpty()) throw bad("must be a string and not empty");
        return id;
    }

    private static boolean hasAny(String id, String characters) {
        return id.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }

    private static ServiceError bad(String rule) {
        return ServiceError.data(
                400,
                0,
                "The input content is invalid because the required properties - 'id; ' - are"
                        + " missing or not valid: id " + rule + ".");
    }
}
