package io.aiocosmos.core.bulk;

/** A source of items. Used by one thread at a time. */
interface Source<T> {
    /** To be called once, first. May wake up the run, and may throw. */
    void start();

    /**
     * The next item, or {@code null} if there is none now.
     *
     * @param room free places in the window, at least 1
     */
    T next(int room);

    /** Whether it is known that there are no more items; does not take any. */
    boolean isExhausted();

    /** No more items will be taken. */
    void stop();
}
