package io.aiocosmos.core.time;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Time and waiting, so that tests can make both. */
public interface Timing extends AutoCloseable {
    /** A clock that only runs forward, in nanoseconds. */
    long nanos();

    /** The wall clock: for the date that is signed and for tokens that expire. */
    Clock clock();

    /** A random number from 0 to 1, so that many clients do not retry at the same moment. */
    double jitter();

    /** Waits on the caller's thread; {@link #close} ends the wait. */
    void pause(long nanos) throws InterruptedException;

    /**
     * Waits on the caller's thread for something to be done, well or not, that long at most.
     *
     * @return whether it is done
     */
    boolean await(CompletableFuture<?> stage, long nanos) throws InterruptedException;

    /**
     * Runs something later, on the timer's thread, where nothing may block.
     *
     * @return cancelling it lets go of the task
     */
    Future<?> later(long nanos, Runnable task);

    /** Whether the thread is the timer's own, on which nobody may wait. */
    boolean ownsThread(Thread thread);

    /** What waits for its time runs at once, and nothing later. */
    @Override
    void close();
}
