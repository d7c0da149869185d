package io.aiocosmos;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of items that hold text to search, and its language. Immutable; {@code path} gives a changed copy.
 *
 * <pre>{@code
 * FullTextPolicy.of("en-US").path("/title").path("/titre", "fr-FR")
 * }</pre>
 *
 * @see ContainerProperties.Builder#fullTextPolicy
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/gen-ai/full-text-search">Full-text search</a>
 */
public final class FullTextPolicy {
    private static final String PATHS = "fullTextPaths";

    private final JsonObject json;

    FullTextPolicy(JsonObject json) {
        this.json = json;
    }

    /** Without paths yet; the language is such as {@code en-US}, with capitals as there. */
    public static FullTextPolicy of(String defaultLanguage) {
        return new FullTextPolicy(
                JsonObject.EMPTY.with("defaultLanguage", Check.notBlank("defaultLanguage", defaultLanguage)));
    }

    /** One property more, in the default language; its path is without array or wildcard. */
    public FullTextPolicy path(String path) {
        return added(JsonObject.EMPTY.with("path", Check.path("a full-text", path)));
    }

    /** One property more, in a language of its own. */
    public FullTextPolicy path(String path, String language) {
        return added(JsonObject.EMPTY
                .with("path", Check.path("a full-text", path))
                .with("language", Check.notBlank("language", language)));
    }

    private FullTextPolicy added(JsonObject path) {
        return new FullTextPolicy(json.with(PATHS, JsonObject.added(json.get(PATHS), path.json())));
    }

    /** The language of paths without one. */
    public Optional<String> defaultLanguage() {
        return Optional.ofNullable(json.text("defaultLanguage"));
    }

    /** The language of each path, in their order: its own or the default; empty if there is neither. */
    public Map<String, String> paths() {
        Map<String, String> languages = new LinkedHashMap<>();
        for (RawJson each : JsonObject.elements(json.get(PATHS))) {
            JsonObject path = JsonObject.of(each);
            String own = path.text("language");
            languages.put(path.text("path"), own == null ? defaultLanguage().orElse("") : own);
        }
        return Collections.unmodifiableMap(languages);
    }

    RawJson json() {
        return json.json();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FullTextPolicy && json.equals(((FullTextPolicy) other).json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
