package io.aiocosmos.emulator.json;

import io.aiocosmos.emulator.sql.value.NumberWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Text to trees and back, with the service's limit on nesting. */
public final class Json {
    /** The service's limit on nesting (learn.microsoft.com, service quotas). */
    public static final int MAX_DEPTH = 128;

    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = mapper(MAX_DEPTH);
    private static final JsonMapper BATCHES = mapper(MAX_DEPTH + 2);

    private Json() {}

    private static JsonMapper mapper(int depth) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxStringLength(Integer.MAX_VALUE)
                                .build())
                        .build())
                .build();
    }

    /** The tree, or {@code null} if the bytes are no JSON text, nest too deeply or are empty. */
    public static JsonNode parse(byte[] json) {
        return parse(json, MAPPER);
    }

    /** The same of an array of operations, each of which may have a body as deep as any other. */
    public static JsonNode parseBatch(byte[] json) {
        return parse(json, BATCHES);
    }

    private static JsonNode parse(byte[] json, JsonMapper mapper) {
        try {
            JsonNode tree = mapper.readTree(json);
            return tree.isMissingNode() ? null : tree;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The tree, or {@code null} if the text is no JSON. */
    public static JsonNode parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] bytes(JsonNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator writer = new NumberWriter(MAPPER.createGenerator(out))) {
            MAPPER.writeTree(writer, tree);
        }
        return out.toByteArray();
    }

    public static String text(JsonNode tree) {
        return new String(bytes(tree), StandardCharsets.UTF_8);
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /** The text of a string property, or {@code null} if it is absent or no string. */
    public static String string(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
