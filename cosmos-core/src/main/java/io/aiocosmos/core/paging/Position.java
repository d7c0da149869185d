package io.aiocosmos.core.paging;

/** The start of the next page, opaque to all but the reader that created it. */
public interface Position {
    /** Cancels prefetched requests when the next page will not be read. Thread-safe. */
    default void abandon() {}
}
