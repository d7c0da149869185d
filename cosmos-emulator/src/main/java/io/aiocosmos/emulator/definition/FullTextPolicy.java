package io.aiocosmos.emulator.definition;

import static io.aiocosmos.emulator.definition.VectorPolicy.bad;

import io.aiocosmos.emulator.json.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks the full-text policy of a container, and its full-text indexes, whose paths the policy has. */
final class FullTextPolicy {
    private static final Set<String> LANGUAGES = Set.of("en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR", "pt-PT");
    private static final String SUBJECT = "The Full Text Policy contains an ";

    private FullTextPolicy() {}

    /** @param policy may be {@code null}, as may the indexes */
    static void check(JsonNode policy, JsonNode indexes) {
        Set<String> paths = policy == null || policy.isNull() ? Set.of() : paths(policy);
        if (indexes == null || indexes.isNull()) return;
        if (!indexes.isArray()) throw VectorPolicy.invalidInput();
        for (JsonNode index : indexes) {
            String path = Json.string(index, "path");
            if (path == null || !VectorPolicy.isPlainPath(path))
                throw bad("The Full Text Indexing Policy contains an invalid Path: " + path + ".");
            if (!paths.contains(path))
                throw bad("The Full Text Indexing Policy's path " + path + " is not in the Full Text Policy.");
        }
    }

    private static Set<String> paths(JsonNode policy) {
        if (!policy.isObject()) throw VectorPolicy.invalidInput();
        language(policy.get("defaultLanguage"));
        JsonNode list = policy.path("fullTextPaths");
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) throw VectorPolicy.invalidInput();
        Set<String> paths = new HashSet<>();
        for (JsonNode entry : list) {
            String path = Json.string(entry, "path");
            if (path == null || !VectorPolicy.isPlainPath(path)) throw bad(SUBJECT + "invalid Path: " + path + ".");
            language(entry.get("language"));
            paths.add(path);
        }
        return paths;
    }

    private static void language(JsonNode language) {
        if (language == null || language.isNull()) return;
        if (!LANGUAGES.contains(language.asString("")))
            throw bad(SUBJECT + "unsupported language: " + language.asString("") + ".");
    }
}
