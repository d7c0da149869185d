package io.aiocosmos.emulator.definition;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Paths whose values together may occur once in a logical partition. A missing value counts like null. */
public record UniqueKey(List<KeyPath> paths) {
    private static final int MAX_KEYS = 10;
    private static final int MAX_PATHS = 16;

    static List<UniqueKey> read(JsonNode policy) {
        if (policy == null || policy.isNull()) return List.of();
        JsonNode list = policy.path("uniqueKeys");
        if (list.size() > MAX_KEYS) throw bad("at most " + MAX_KEYS + " unique keys");
        List<UniqueKey> keys = new ArrayList<>();
        for (JsonNode key : list) keys.add(new UniqueKey(paths(key.path("paths"))));
        return List.copyOf(keys);
    }

    private static List<KeyPath> paths(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_PATHS)
            throw bad("a unique key takes 1 to " + MAX_PATHS + " paths");
        List<KeyPath> paths = new ArrayList<>();
        for (JsonNode element : list) {
            KeyPath path = element.isString() ? KeyPath.parse(element.stringValue()) : null;
            if (path == null) throw bad("paths must look like /a or /a/b");
            paths.add(path);
        }
        return List.copyOf(paths);
    }

    /** What an item has at the paths. */
    public List<JsonNode> values(JsonNode item) {
        List<JsonNode> values = new ArrayList<>(paths.size());
        for (KeyPath path : paths) {
            JsonNode value = path.find(item);
            values.add(value == null ? Json.NODES.nullNode() : value);
        }
        return values;
    }

    private static ServiceError bad(String rule) {
        return ServiceError.data(400, 0, "The unique key policy is not valid: " + rule + ".");
    }
}
