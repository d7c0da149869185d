package io.aiocosmos.core.request;

import java.time.Clock;

/** Time and waiting, so that tests can make both. */
public interface Timing extends AutoCloseable {
    /** A clock that only runs forward, in nanoseconds. */
    long nanos();

    /** The wall clock: for the date that is signed and for tokens that expire. */
    Clock clock();

    /** Waits on the caller's thread. */
    void pause(long nanos) throws InterruptedException;

    /** Runs something later, on the timer's thread, where nothing may block; nothing runs after {@link #close}. */
    void later(long nanos, Runnable task);

    @Override
    void close();
}
