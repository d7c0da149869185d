package io.aiocosmos.emulator.definition;

import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.KeyDefinition.Hashing;
import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and completes the {@code partitionKey} of a container definition. */
final class KeyDefinitionReader {
    private static final int MAX_LEVELS = 3;

    private KeyDefinitionReader() {}

    /** Reads the object and brings {@code kind} and {@code version} to the form in which the service returns them. */
    static KeyDefinition read(JsonNode node) {
        if (!(node instanceof ObjectNode definition))
            throw ServiceError.data(400, 1013, "The partition key definition must be specified.");
        int version = version(definition);
        boolean multi = isMulti(definition);
        List<KeyPath> paths = paths(definition.get("paths"));
        if (!multi && paths.size() > 1) throw tooMany("Hash", 1);
        if (multi && paths.size() > MAX_LEVELS) throw tooMany("MultiHash", MAX_LEVELS);
        if (multi && version != 2) throw bad("kind MultiHash needs version 2");
        definition.put("kind", multi ? "MultiHash" : "Hash");
        if (definition.has("version")) definition.put("version", version);
        return new KeyDefinition(paths, multi ? Hashing.MULTI : version == 2 ? Hashing.V2 : Hashing.V1);
    }

    private static ServiceError tooMany(String kind, int most) {
        return ServiceError.data(400, 0, "Too many partition key paths: kind " + kind + " takes at most " + most + ".");
    }

    private static boolean isMulti(ObjectNode definition) {
        JsonNode kind = definition.get("kind");
        if (kind == null) return false;
        if (kind.isString() && kind.stringValue().equals("MultiHash")) return true;
        if (kind.isString() && kind.stringValue().equals("Hash")) return false;
        throw bad("kind must be Hash or MultiHash");
    }

    /** 1 or 2, written as a number, as a string, or as Java's client does: {@code "V2"}. */
    private static int version(ObjectNode definition) {
        JsonNode version = definition.get("version");
        if (version == null || version.isNull()) return 1;
        return switch (version.asString()) {
            case "1", "V1" -> 1;
            case "2", "V2" -> 2;
            default -> throw bad("version must be 1 or 2");
        };
    }

    private static List<KeyPath> paths(JsonNode array) {
        if (array == null || !array.isArray() || array.isEmpty()) throw bad("paths must be an array and not empty");
        List<KeyPath> paths = new ArrayList<>();
        for (JsonNode element : array) {
            KeyPath path = element.isString() ? KeyPath.parse(element.stringValue()) : null;
            if (path == null) throw bad("paths must look like /a or /a/b");
            if (paths.contains(path)) throw bad("paths must differ from each other");
            paths.add(path);
        }
        return paths;
    }

    private static ServiceError bad(String rule) {
        return ServiceError.data(400, 0, "The partition key definition is not valid: " + rule + ".");
    }
}
