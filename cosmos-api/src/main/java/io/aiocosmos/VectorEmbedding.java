package io.aiocosmos;

import java.util.ArrayList;
import java.util.List;

/**
 * A property of items that holds a vector: what the service must know to compare such vectors. Immutable; methods with an
 * argument give a changed copy.
 *
 * <pre>{@code
 * VectorEmbedding.of("/embedding", 1536).dataType("int8").distanceFunction("dotproduct")
 * }</pre>
 *
 * @see ContainerProperties.Builder#vectorEmbeddings
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/vector-search">Vector search</a>
 */
public final class VectorEmbedding {
    private final JsonObject json;

    private VectorEmbedding(JsonObject json) {
        this.json = json;
    }

    /**
     * Of {@code float32} elements, compared by their {@code cosine}.
     *
     * @param path of the property, without array or wildcard, such as {@code /embedding}
     * @param dimensions 1 or more; how many, depends on the index
     */
    public static VectorEmbedding of(String path, int dimensions) {
        return new VectorEmbedding(JsonObject.EMPTY
                .with("path", Check.path("a vector", path))
                .with("dataType", "float32")
                .with("dimensions", Check.atLeast("dimensions", 1, dimensions))
                .with("distanceFunction", "cosine"));
    }

    static List<VectorEmbedding> list(JsonObject policy) {
        List<VectorEmbedding> all = new ArrayList<>();
        for (RawJson each : JsonObject.elements(policy.get("vectorEmbeddings")))
            all.add(new VectorEmbedding(JsonObject.of(each)));
        return all;
    }

    /** Of an element: {@code float32}, {@code float16}, {@code int8} or {@code uint8}. */
    public VectorEmbedding dataType(String name) {
        return new VectorEmbedding(json.with("dataType", Check.notBlank("dataType", name)));
    }

    /** {@code cosine}, {@code dotproduct} or {@code euclidean}. */
    public VectorEmbedding distanceFunction(String name) {
        return new VectorEmbedding(json.with("distanceFunction", Check.notBlank("distanceFunction", name)));
    }

    /** The path of the property. */
    public String path() {
        return json.text("path");
    }

    /** How many elements a vector has. */
    public int dimensions() {
        return json.number("dimensions");
    }

    /** The type of the elements. */
    public String dataType() {
        return json.text("dataType");
    }

    /** How vectors are compared. */
    public String distanceFunction() {
        return json.text("distanceFunction");
    }

    RawJson json() {
        return json.json();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorEmbedding && json.equals(((VectorEmbedding) other).json);
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
