package io.aiocosmos.core.time;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Clocks and waits, replaced in tests. */
public interface Timing extends AutoCloseable {
    /** A monotonic clock, in nanoseconds. */
    long nanos();

    /** The wall clock: for the date that is signed and for tokens that expire. */
    Clock clock();

    /** A random number from 0 to 1, so that many clients do not retry at the same moment. */
    double jitter();

    /** Waits on the caller's thread; {@link #close} ends the wait. */
    void pause(long nanos) throws InterruptedException;

    /**
     * Waits on the caller's thread until something is done, successfully or not, or the time is over.
     *
     * @return whether it is done
     */
    boolean await(CompletableFuture<?> stage, long nanos) throws InterruptedException;

    /** Hears that the caller's thread is going to wait for a stage without limit. Virtual time then passes until it is done. */
    default void beforeWait(CompletableFuture<?> stage) {}

    /**
     * Runs a task later, on the timer's thread, which must not be blocked.
     *
     * @return cancelling it releases the task
     */
    Future<?> later(long nanos, Runnable task);

    /** Whether a thread is the timer's own, which must not wait. */
    boolean ownsThread(Thread thread);

    /** Runs waiting tasks at once, and no others later. */
    @Override
    void close();
}
