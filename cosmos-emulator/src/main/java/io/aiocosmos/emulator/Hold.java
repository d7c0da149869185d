package io.aiocosmos.emulator;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that wait until a test releases them. Thread-safe. */
public final class Hold {
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final Semaphore arrivals = new Semaphore(0);

    Hold() {}

    /** Releases the requests that wait and those that match later. */
    public void release() {
        released.complete(null);
    }

    /**
     * Waits until this number of requests, not counting those that earlier calls waited for, has come in.
     *
     * @return {@code false} if the time was over first
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
