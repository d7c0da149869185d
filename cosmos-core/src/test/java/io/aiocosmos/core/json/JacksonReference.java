package io.aiocosmos.core.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What strict UTF-8 and Jackson make of the same bytes. */
final class JacksonReference {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JacksonReference() {}

    /** The tree, or empty if the bytes are not UTF-8 or not one JSON value. */
    static Optional<JsonNode> tree(byte[] json, int offset, int length) {
        try {
            // by way of a string, as from bytes Jackson would guess UTF-16 and UTF-32 too
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json, offset, length))
                    .toString();
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (CharacterCodingException | JacksonException refused) {
            return Optional.empty();
        }
    }

    static Optional<JsonNode> tree(byte[] json) {
        return tree(json, 0, json.length);
    }
}
