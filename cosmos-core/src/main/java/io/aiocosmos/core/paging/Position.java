package io.aiocosmos.core.paging;

/** Where the next page begins; means something only to the reader that made it. */
public interface Position {
    /** Ends what is under way there, when nobody will come for it; from any thread, at any time. */
    default void abandon() {}
}
