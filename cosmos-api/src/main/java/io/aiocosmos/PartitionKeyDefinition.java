package io.aiocosmos;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which properties of an item make its partition key.
 *
 * @param paths one path, or up to three for a hierarchical key, such as {@code /tenant/id}; a segment with special
 *     characters stands in quotes: {@code /"my-prop"}
 * @param kind {@code Hash}, or {@code MultiHash} for a hierarchical key
 * @param version of the hash: 2 for everything new, 1 for old containers
 * @param fields any others by their wire names, kept as they came: such as {@code systemKey}, which containers have that
 *     were made without a partition key and migrated
 */
public record PartitionKeyDefinition(List<String> paths, String kind, int version, Map<String, RawJson> fields) {
    private static final int MAX_PATHS = 3;

    /** As the service gives it: use {@link #of} for a new container, which checks the paths. */
    public PartitionKeyDefinition {
        paths = List.copyOf(paths);
        Check.notBlank("kind", kind);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A definition without other fields. */
    public PartitionKeyDefinition(List<String> paths, String kind, int version) {
        this(paths, kind, version, Map.of());
    }

    /** A definition for a new container. */
    public static PartitionKeyDefinition of(String... paths) {
        if (Check.notNull("paths", paths).length == 0 || paths.length > MAX_PATHS)
            throw Check.wrong("a partition key has 1 to 3 paths, was given " + paths.length);
        for (String path : paths) checkPath(path);
        return new PartitionKeyDefinition(Arrays.asList(paths), paths.length == 1 ? "Hash" : "MultiHash", 2);
    }

    private static void checkPath(String path) {
        if (!Check.notBlank("partition key path", path).startsWith("/") || path.length() < 2 || path.endsWith("/"))
            throw Check.wrong(
                    "a partition key path begins with a slash, names a property and has no slash at its end, was "
                            + path);
    }
}
