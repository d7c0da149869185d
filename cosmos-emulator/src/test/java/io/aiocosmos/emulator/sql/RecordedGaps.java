package io.aiocosmos.emulator.sql;

import java.util.Map;
import java.util.TreeMap;

/** The recorded cases that the emulator does not meet, by name, with the reason. All others it meets. */
public final class RecordedGaps {
    private static final String VECTORS = "VECTORDISTANCE";
    private static final String RANKING = "ORDER BY RANK";
    private static final String RANGES =
            "containers of the legacy key kind Range cannot be created any more; their plans"
                    + " have ranges of keys where those of hashed keys have points";

    private RecordedGaps() {}

    /** Of what the emulator refuses no plan is made: the reason is the name by which it refuses. */
    public static Map<String, String> refused() {
        return new TreeMap<>(Map.of(
                "Basic: UDF", "udf",
                "OffsetLimit: OFFSET value beyond upper range (client) - hybrid search", RANKING,
                "OffsetLimit: LIMIT value beyond upper range (client) - hybrid search", RANKING,
                "Top: TOP value beyond upper range (client) - hybrid search", RANKING,
                "VectorSearch: Cosine Similarity with inline vector", VECTORS,
                "VectorSearch: Cosine Similarity with query parameter", VECTORS,
                "VectorSearch: Dot Product with inline vector", VECTORS,
                "VectorSearch: Dot Product with query parameter", VECTORS,
                "VectorSearch: Euclidean Distance with inline vector", VECTORS,
                "VectorSearch: Euclidean Distance with query parameter", VECTORS));
    }

    /** Plans whose ranges differ, and nothing else. */
    public static Map<String, String> different() {
        return new TreeMap<>(Map.of(
                "RangePartitionKey: BETWEEN and point", RANGES,
                "RangePartitionKey: Complex filter", RANGES,
                "RangePartitionKey: String Range On Partition Key (MinString)", RANGES,
                "Spatial: ST_INTERSECTS Constant Foldable Geometry",
                        "a container set to planar geometry compares two constant shapes by straight lines; the emulator"
                                + " knows the globe only, as containers have it unless told otherwise"));
    }
}
