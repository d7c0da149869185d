package io.aiocosmos;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An index over a {@link VectorEmbedding}. Immutable; methods with an argument give a changed copy.
 *
 * @see IndexingPolicy.Builder#vectorIndex
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/index-policy#vector-indexes">Vector indexes</a>
 */
public final class VectorIndex {
    private final JsonObject json;

    VectorIndex(JsonObject json) {
        this.json = json;
    }

    /** Exact, for vectors of at most 505 dimensions. */
    public static VectorIndex flat(String path) {
        return of(path, "flat");
    }

    /** Exact over compressed vectors, of at most 4096 dimensions. */
    public static VectorIndex quantizedFlat(String path) {
        return of(path, "quantizedFlat");
    }

    /** Approximate, for many vectors, of at most 4096 dimensions. */
    public static VectorIndex diskAnn(String path) {
        return of(path, "diskANN");
    }

    private static VectorIndex of(String path, String type) {
        return new VectorIndex(JsonObject.EMPTY
                .with("path", Check.path("a vector index", path))
                .with("type", type));
    }

    /** How vectors are compressed: {@code product}, the default, or {@code spherical}. Not of flat indexes. */
    public VectorIndex quantizer(String type) {
        return new VectorIndex(json.with("quantizerType", Check.notBlank("quantizer", type)));
    }

    /** The size of a compressed vector, 1 to 512 bytes, at most one a dimension. Not of flat indexes. */
    public VectorIndex quantizationBytes(int bytes) {
        return new VectorIndex(json.with("quantizationByteSize", Check.atLeast("quantizationBytes", 1, bytes)));
    }

    /** How many vectors are looked at while the index is built, 25 to 500; 100 by default. Of DiskANN alone. */
    public VectorIndex searchListSize(int vectors) {
        return new VectorIndex(json.with("indexingSearchListSize", Check.atLeast("searchListSize", 1, vectors)));
    }

    /** A property by whose value the index is divided, for searches within one value of it. */
    public VectorIndex shardKey(String path) {
        RawJson paths = JsonObject.added(null, JsonObject.quoted(Check.path("a shard key", path)));
        return new VectorIndex(json.with("vectorIndexShardKey", paths));
    }

    /** The path of the vectors. */
    public String path() {
        return json.text("path");
    }

    /** {@code flat}, {@code quantizedFlat} or {@code diskANN}. */
    public String type() {
        return json.text("type");
    }

    /** How vectors are compressed; empty for the service's default. */
    public Optional<String> quantizer() {
        return Optional.ofNullable(json.text("quantizerType"));
    }

    /** The size of a compressed vector; empty if the service chooses. */
    public OptionalInt quantizationBytes() {
        return number("quantizationByteSize");
    }

    /** How many vectors are looked at while the index is built; empty for the service's default. */
    public OptionalInt searchListSize() {
        return number("indexingSearchListSize");
    }

    /** The property by which the index is divided. */
    public Optional<String> shardKey() {
        return JsonObject.strings(json.get("vectorIndexShardKey")).stream().findFirst();
    }

    private OptionalInt number(String name) {
        return json.get(name) == null ? OptionalInt.empty() : OptionalInt.of(json.number(name));
    }

    RawJson json() {
        return json.json();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorIndex && json.equals(((VectorIndex) other).json);
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
