package io.aiocosmos;

import java.util.Arrays;
import java.util.List;

/**
 * Which properties of an item make its partition key.
 *
 * @param paths one path, or up to three for a hierarchical key, such as {@code /tenant/id}; a segment with special
 *     characters stands in quotes: {@code /"my-prop"}
 * @param kind {@code Hash}, or {@code MultiHash} for a hierarchical key
 * @param version of the hash: 2 for everything new, 1 for old containers
 */
public record PartitionKeyDefinition(List<String> paths, String kind, int version) {
    private static final int MAX_PATHS = 3;

    /** As the service gives it: use {@link #of} for a new container, which checks the paths. */
    public PartitionKeyDefinition {
        paths = List.copyOf(paths);
        Check.notBlank("kind", kind);
    }

    /** A definition for a new container. */
    public static PartitionKeyDefinition of(String... paths) {
        if (Check.notNull("paths", paths).length == 0 || paths.length > MAX_PATHS)
            throw new IllegalArgumentException("a partition key has 1 to 3 paths, was given " + paths.length);
        for (String path : paths) checkPath(path);
        return new PartitionKeyDefinition(Arrays.asList(paths), paths.length == 1 ? "Hash" : "MultiHash", 2);
    }

    private static void checkPath(String path) {
        if (!Check.notBlank("partition key path", path).startsWith("/") || path.length() < 2 || path.endsWith("/"))
            throw new IllegalArgumentException(
                    "a partition key path begins with a slash, names a property and has no slash at its end, was "
                            + path);
    }
}
