package io.aiocosmos.emulator.definition;

import static io.aiocosmos.emulator.definition.VectorPolicy.bad;

import io.aiocosmos.emulator.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the vector indexes of an indexing policy. */
final class VectorIndexes {
    private static final String SUBJECT = "The Vector Indexing Policy";
    private static final Set<String> TYPES = Set.of("flat", "quantizedflat", "diskann");
    private static final int MAX_FLAT_DIMENSIONS = 505;
    private static final int MAX_BYTES = 512;

    private VectorIndexes() {}

    /** @param list may be {@code null}; the name that Java's client gives to the shard key is changed to the usual one */
    static void check(JsonNode list, Map<String, JsonNode> embeddings) {
        if (list == null || list.isNull()) return;
        if (!list.isArray()) throw VectorPolicy.invalidInput();
        for (JsonNode index : list) {
            String path = Json.string(index, "path");
            if (path == null || !embeddings.containsKey(path))
                throw bad(SUBJECT + "'s path::" + path + " not matching in Embedding's path.");
            int dimensions = embeddings.get(path).path("dimensions").asInt(VectorPolicy.USUAL_DIMENSIONS);
            check((ObjectNode) index, dimensions);
        }
    }

    private static void check(ObjectNode index, int dimensions) {
        String given = index.path("type").asString("");
        String type = given.toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) throw bad(SUBJECT + "'s Index Type::" + given + " is invalid.");
        boolean flat = type.equals("flat");
        if (flat && dimensions > MAX_FLAT_DIMENSIONS)
            throw bad(SUBJECT + " allows at most " + MAX_FLAT_DIMENSIONS + " dimensions for the type flat.");
        String quantizer = index.path("quantizerType").asString("product");
        if (!quantizer.equals("product") && !quantizer.equals("spherical") || flat && index.has("quantizerType"))
            throw bad(SUBJECT + " has an invalid QuantizerType:" + quantizer + ".");
        within(index.get("quantizationByteSize"), flat, "QuantizationByteSize", 1, Math.min(dimensions, MAX_BYTES));
        within(index.get("indexingSearchListSize"), !type.equals("diskann"), "IndexingSearchListSize", 25, 500);
        shardKey(index);
    }

    private static void within(JsonNode value, boolean notHere, String name, int least, int most) {
        if (value == null || value.isNull()) return;
        if (notHere) throw bad(SUBJECT + " does not allow the parameter " + name + " for this index type.");
        if (!value.isIntegralNumber()) throw VectorPolicy.invalidInput();
        if (value.longValue() < least || value.longValue() > most)
            throw bad(SUBJECT + " parameter " + name + " value :: " + value
                    + " is out of range. The allowed range is between " + least + " and " + most + ".");
    }

    private static void shardKey(ObjectNode index) {
        JsonNode javaName = index.remove("vectorIndexShardKeys");
        if (javaName != null && !index.has("vectorIndexShardKey")) index.set("vectorIndexShardKey", javaName);
        JsonNode paths = index.get("vectorIndexShardKey");
        if (paths == null || paths.isNull()) return;
        if (!paths.isArray()) throw VectorPolicy.invalidInput();
        if (paths.size() > 1)
            throw bad("The number of shard paths defined in the Vector Indexing Policy: " + paths.size()
                    + " exceeds the maximum: 1.");
        for (JsonNode path : paths)
            if (!VectorPolicy.isPlainPath(path.asString("")))
                throw bad(SUBJECT + " has an invalid Shard Path: " + path.asString("") + ".");
    }

    /** Indexes may be added and removed, not changed. */
    static void checkReplacement(JsonNode old, JsonNode next) {
        if (old == null || next == null) return;
        for (JsonNode before : old)
            for (JsonNode after : next)
                if (before.path("path").equals(after.path("path")) && !before.equals(after))
                    throw bad("Paths in existing vector indexing policy cannot be modified in Collection Replace.");
    }
}
