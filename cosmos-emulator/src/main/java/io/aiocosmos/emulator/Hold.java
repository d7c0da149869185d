package io.aiocosmos.emulator;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that wait for a test to let them go on. Thread-safe. */
public final class Hold {
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final Semaphore arrivals = new Semaphore(0);

    Hold() {}

    /** Lets them go on, those that wait and those still to come. */
    public void release() {
        released.complete(null);
    }

    /**
     * Waits until so many more requests have come in than earlier calls waited for.
     *
     * @return {@code false} if they had not when the time was over
     */
    public boolean awaitArrivals(int requests, Duration time) throws InterruptedException {
        return arrivals.tryAcquire(requests, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    CompletableFuture<Void> released() {
        return released;
    }

    void arrived() {
        arrivals.release();
    }
}
