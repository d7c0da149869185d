package io.aiocosmos.core.request;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.core.session.TokenRanges;

/** What is known of where the items of containers live; nothing here waits. Thread-safe. */
public interface RangeLookup {
    /** The ranges of a container as they were last read, {@code null} if they never were. */
    TokenRanges known(Link container);

    /**
     * The range of a key.
     *
     * @param key as its header has it
     * @return {@code null} if that is not known, or the key is not a whole one
     */
    TokenRange of(Link container, String key);

    /** Whether what is known of the container is enough to tell the range of any key. */
    boolean covers(Link container);

    /**
     * Reads what is missing, in the background and not too often.
     *
     * @param stale whether the ranges that are known proved to be older than what responses say
     */
    void find(Link container, boolean stale);
}
