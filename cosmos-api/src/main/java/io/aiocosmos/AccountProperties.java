package io.aiocosmos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account as the service describes it. Immutable; two that say the same are equal.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface AccountProperties {
    /** Its name. */
    String id();

    /** Where writes may go, the one in use first; unmodifiable. */
    List<Region> writableRegions();

    /** Where reads may go; unmodifiable. */
    List<Region> readableRegions();

    /** Whether all writable regions accept writes at once. */
    boolean multipleWriteRegions();

    /** The account's default; {@code null} if this release does not know it. */
    @Nullable
    ConsistencyLevel consistencyLevel();

    /** The account's default as the service names it; empty if it does not say. */
    String consistencyLevelName();

    /**
     * One region.
     *
     * <p>Not for implementation; methods will be added.
     */
    interface Region {
        /** Such as {@code West US 2}. */
        String name();

        /** Its address, such as {@code https://account-westus2.documents.azure.com}. */
        String endpoint();
    }
}
