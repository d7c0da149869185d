package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container indexes. Paths end in {@code /?} (this value) or {@code /*} (all below). What this class has no method
 * for is kept as it came, so that changing a policy loses nothing. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/index-policy">Indexing policies</a>
 */
public final class IndexingPolicy {
    private static final RawJson EMPTY = RawJson.of("[]");

    private final RawJson json;

    private IndexingPolicy(RawJson json) {
        this.json = json;
    }

    /** No index at all: point reads only. */
    public static IndexingPolicy none() {
        return new IndexingPolicy(RawJson.of("{\"indexingMode\":\"none\",\"automatic\":false}"));
    }

    /** A policy written by hand, for what {@link Builder} has no method for. */
    public static IndexingPolicy of(RawJson json) {
        return new IndexingPolicy(Check.notNull("json", json));
    }

    /** A consistent policy; include or exclude {@code /*} in it. */
    public static Builder builder() {
        return new Builder(JsonObject.EMPTY
                .with("indexingMode", "consistent")
                .with("automatic", RawJson.of("true"))
                .with("includedPaths", EMPTY)
                .with("excludedPaths", EMPTY));
    }

    /** A builder that begins with all of this policy, to which it adds. */
    public Builder toBuilder() {
        return new Builder(JsonObject.of(json));
    }

    /** The policy as the wire has it. */
    public RawJson json() {
        return json;
    }

    /** {@code consistent} or {@code none}; as the service or the caller wrote it. */
    public String indexingMode() {
        String mode = JsonObject.of(json).text("indexingMode");
        return mode == null ? "" : mode;
    }

    /** The paths that are indexed. */
    public List<String> includedPaths() {
        return new ArrayList<>(paths("includedPaths").keySet());
    }

    /** The paths that are not. */
    public List<String> excludedPaths() {
        return new ArrayList<>(paths("excludedPaths").keySet());
    }

    /** The columns of each composite index, as {@link Builder#compositeIndex} takes them. */
    public List<List<String>> compositeIndexes() {
        List<List<String>> indexes = new ArrayList<>();
        for (RawJson index : list("compositeIndexes")) {
            List<String> columns = new ArrayList<>();
            for (RawJson each : JsonObject.elements(index)) {
                JsonObject column = JsonObject.of(each);
                columns.add(column.text("path") + ("descending".equals(column.text("order")) ? " desc" : ""));
            }
            indexes.add(columns);
        }
        return indexes;
    }

    /** The types of shapes of each path with a spatial index. */
    public Map<String, List<String>> spatialIndexes() {
        Map<String, List<String>> types = new LinkedHashMap<>();
        paths("spatialIndexes").forEach((path, index) -> types.put(path, JsonObject.strings(index.get("types"))));
        return Collections.unmodifiableMap(types);
    }

    /** The indexes over vectors. */
    public List<VectorIndex> vectorIndexes() {
        List<VectorIndex> indexes = new ArrayList<>();
        for (RawJson each : list("vectorIndexes")) indexes.add(new VectorIndex(JsonObject.of(each)));
        return indexes;
    }

    /** The paths with a full-text index. */
    public List<String> fullTextIndexes() {
        return new ArrayList<>(paths("fullTextIndexes").keySet());
    }

    private List<RawJson> list(String name) {
        return JsonObject.elements(JsonObject.of(json).get(name));
    }

    private Map<String, JsonObject> paths(String list) {
        Map<String, JsonObject> paths = new LinkedHashMap<>();
        for (RawJson each : list(list)) {
            JsonObject element = JsonObject.of(each);
            paths.put(element.text("path"), element);
        }
        return paths;
    }

    /** Byte for byte, as {@link RawJson}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IndexingPolicy && json.equals(((IndexingPolicy) other).json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return PrintableText.of(json.text());
    }

    /** Builds {@link IndexingPolicy}. Not thread-safe. */
    public static final class Builder {
        private JsonObject policy;

        private Builder(JsonObject policy) {
            this.policy = policy;
        }

        /** A path to index, such as {@code /name/?} or {@code /*}. */
        public Builder includedPath(String path) {
            return add("includedPaths", path(path));
        }

        /** A path not to index; the more precise of an included and an excluded path wins. */
        public Builder excludedPath(String path) {
            return add("excludedPaths", path(path));
        }

        /** An index over several columns, each a path with {@code " desc"} behind it if descending. */
        public Builder compositeIndex(String... columns) {
            if (Check.notNull("columns", columns).length < 2)
                throw Check.wrong("a composite index has at least 2 columns, was given " + columns.length);
            List<RawJson> index = new ArrayList<>();
            for (String column : columns) {
                boolean descending = Check.notNull("column", column).endsWith(" desc");
                String path = descending ? column.substring(0, column.length() - " desc".length()) : column;
                index.add(path(path)
                        .with("order", descending ? "descending" : "ascending")
                        .json());
            }
            return add("compositeIndexes", JsonObject.array(index));
        }

        /**
         * An index for shapes on the globe.
         *
         * @param types of {@code Point}, {@code LineString}, {@code Polygon}, {@code MultiPolygon}
         */
        public Builder spatialIndex(String path, String... types) {
            return add("spatialIndexes", spatial(path, types));
        }

        /** An index for shapes in the plane, within a box; for containers of {@code geospatialType("Geometry")} alone. */
        public Builder spatialIndex(String path, double xmin, double ymin, double xmax, double ymax, String... types) {
            RawJson box = RawJson.of(
                    "{\"xmin\":" + xmin + ",\"ymin\":" + ymin + ",\"xmax\":" + xmax + ",\"ymax\":" + ymax + "}");
            if (!(xmin < xmax && ymin < ymax) || Double.isInfinite(xmax - xmin) || Double.isInfinite(ymax - ymin))
                throw Check.wrong(
                        "a bounding box has an xmax above its xmin and a ymax above its ymin, was " + box.text());
            return add("spatialIndexes", spatial(path, types).with("boundingBox", box));
        }

        private static JsonObject spatial(String path, String[] types) {
            if (Check.notNull("types", types).length == 0) throw Check.wrong("a spatial index has at least one type");
            List<RawJson> names = new ArrayList<>();
            for (String type : types) names.add(JsonObject.quoted(Check.notBlank("type", type)));
            return path(path).with("types", JsonObject.array(names));
        }

        /** An index for vectors; exclude the path itself from the rest, {@code /path/*}: it is dear there, and of no use. */
        public Builder vectorIndex(VectorIndex index) {
            return add("vectorIndexes", Check.notNull("index", index).json());
        }

        /** An index for text; the path is one of the {@link FullTextPolicy}, without {@code /?}. */
        public Builder fullTextIndex(String path) {
            return add("fullTextIndexes", path(path));
        }

        /** Sets any field of the policy, for what this class has no method for, or to begin a list anew. */
        public Builder field(String name, RawJson value) {
            policy = policy.with(Check.notBlank("name", name), Check.notNull("value", value));
            return this;
        }

        /** The policy as it is now. */
        public IndexingPolicy build() {
            return new IndexingPolicy(policy.json());
        }

        private Builder add(String list, JsonObject element) {
            return add(list, element.json());
        }

        private Builder add(String list, RawJson element) {
            policy = policy.with(list, JsonObject.added(policy.get(list), element));
            return this;
        }

        private static JsonObject path(String path) {
            return JsonObject.EMPTY.with("path", Check.path("an index", path));
        }
    }
}
