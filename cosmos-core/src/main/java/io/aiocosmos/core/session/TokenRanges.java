package io.aiocosmos.core.session;

/** All partition key ranges of a container, as far as tokens go. */
public interface TokenRanges {
    /** The rid of the container that has them, empty if that is not known. */
    String rid();

    /** Whether a range is one of these, or one that they came from; else it is newer. */
    boolean knows(String rangeId);
}
