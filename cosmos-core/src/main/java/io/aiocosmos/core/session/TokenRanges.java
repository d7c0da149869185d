package io.aiocosmos.core.session;

/** What tokens need of all partition key ranges of a container. */
public interface TokenRanges {
    /** The rid of their container, empty if it is not known. */
    String rid();

    /** Whether a range is one of these or a parent of one; else it is newer. */
    boolean knows(String rangeId);
}
