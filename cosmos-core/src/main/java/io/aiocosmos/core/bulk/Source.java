package io.aiocosmos.core.bulk;

/** Where the items come from. Asked by one thread at a time. */
interface Source<T> {
    /** To be called once, before all else; may give news, or throw at once. */
    void begin();

    /**
     * The next item, or {@code null} if there is none now.
     *
     * @param room how many the window can take, at least 1
     */
    T next(int room);

    /** Whether it is known that there will be no more: takes nothing to find out. */
    boolean isExhausted();

    /** Nothing more is wanted. */
    void stop();
}
