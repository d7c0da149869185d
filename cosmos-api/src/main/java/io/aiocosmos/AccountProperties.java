package io.aiocosmos;

import java.util.List;

/**
 * The account as the service describes it.
 *
 * @param id its name
 * @param writableRegions where writes may go, the one in use first
 * @param readableRegions where reads may go
 * @param multipleWriteRegions whether all writable regions accept writes at once
 * @param consistencyLevel the account's default; {@code null} if this release does not know it
 * @param consistencyLevelName the same as the service names it; empty if it does not say
 */
public record AccountProperties(
        String id,
        List<Region> writableRegions,
        List<Region> readableRegions,
        boolean multipleWriteRegions,
        ConsistencyLevel consistencyLevel,
        String consistencyLevelName) {
    /** With the level's own name. */
    public AccountProperties(
            String id,
            List<Region> writableRegions,
            List<Region> readableRegions,
            boolean multipleWriteRegions,
            ConsistencyLevel consistencyLevel) {
        this(
                id,
                writableRegions,
                readableRegions,
                multipleWriteRegions,
                consistencyLevel,
                consistencyLevel == null ? "" : consistencyLevel.wireName());
    }

    /** Copies both lists. */
    public AccountProperties {
        writableRegions = List.copyOf(writableRegions);
        readableRegions = List.copyOf(readableRegions);
    }

    /**
     * One region.
     *
     * @param name such as {@code West US 2}
     * @param endpoint its address
     */
    public record Region(String name, String endpoint) {}
}
