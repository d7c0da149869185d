package io.aiocosmos.core.request;

import io.aiocosmos.core.routing.PartitionRange;
import io.aiocosmos.core.routing.RangeMap;

/** What is known of where the items of containers live; nothing here waits. Thread-safe. */
public interface KeyRanges {
    /** The ranges of a container as they were last told, {@code null} if they never were. */
    RangeMap of(Link container);

    /**
     * The range of a key.
     *
     * @param ranges of the container
     * @param key as its header has it
     * @return {@code null} if that is not known, or the key is not a whole one
     */
    PartitionRange of(Link container, RangeMap ranges, String key);

    /**
     * Asks for what is missing, in the background and not too often.
     *
     * @param stale whether the ranges that are known proved to be older than what answers say
     */
    void find(Link container, boolean stale);
}
