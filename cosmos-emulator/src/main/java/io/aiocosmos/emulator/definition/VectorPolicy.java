package io.aiocosmos.emulator.definition;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks the embeddings of a container, whose paths its vector indexes may name. */
final class VectorPolicy {
    static final int USUAL_DIMENSIONS = 1536;

    private static final int MAX_DIMENSIONS = 4096;
    private static final Set<String> TYPES = Set.of("float32", "float16", "int8", "uint8");
    private static final Set<String> DISTANCES = Set.of("cosine", "euclidean", "dotproduct");
    private static final String SUBJECT = "The Vector Embedding Policy has ";

    private VectorPolicy() {}

    /** The embeddings by their paths; none without a policy. */
    static Map<String, JsonNode> embeddings(JsonNode policy) {
        Map<String, JsonNode> embeddings = new LinkedHashMap<>();
        if (policy == null || policy.isNull()) return embeddings;
        JsonNode list = policy.path("vectorEmbeddings");
        if (!policy.isObject() || !list.isArray() && !list.isMissingNode()) throw invalidInput();
        for (JsonNode embedding : list) {
            String path = Json.string(embedding, "path");
            if (path == null || !isPlainPath(path)) throw bad(SUBJECT + "an invalid Path:" + path + ".");
            check(embedding);
            if (embeddings.put(path, embedding) != null) throw bad(SUBJECT + "the Path:" + path + " twice.");
        }
        return embeddings;
    }

    private static void check(JsonNode embedding) {
        String type = embedding.path("dataType").asString("float32");
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) throw bad(SUBJECT + "an invalid DataType:" + type + ".");
        JsonNode dimensions = embedding.get("dimensions");
        if (dimensions != null && !dimensions.isIntegralNumber()) throw invalidInput();
        if (dimensions != null && dimensions.longValue() < 1)
            throw bad(SUBJECT + "Dimensions:" + dimensions + " which is less than the minimum supported value 1.");
        if (dimensions != null && dimensions.longValue() > MAX_DIMENSIONS)
            throw bad(SUBJECT + "Dimensions:" + dimensions + " which is more than the maximum supported value "
                    + MAX_DIMENSIONS + ".");
        String distance = embedding.path("distanceFunction").asString("cosine");
        if (!DISTANCES.contains(distance.toLowerCase(Locale.ROOT)))
            throw bad(SUBJECT + "an invalid DistanceFunction:" + distance + ".");
    }

    /** Embeddings may be added and removed, not changed. */
    static void checkReplacement(JsonNode old, JsonNode next) {
        Map<String, JsonNode> kept = embeddings(next);
        embeddings(old).forEach((path, embedding) -> {
            if (kept.containsKey(path) && !kept.get(path).equals(embedding))
                throw bad("Paths in existing embedding policy cannot be modified in Collection Replace.");
        });
    }

    /** From the root, to a property that is no part of an array. */
    static boolean isPlainPath(String path) {
        return path.length() > 1 && path.startsWith("/") && !path.contains("*") && !path.contains("[");
    }

    static ServiceError invalidInput() {
        return bad("One of the specified inputs is invalid.");
    }

    static ServiceError bad(String message) {
        return ServiceError.data(400, 0, message);
    }
}
