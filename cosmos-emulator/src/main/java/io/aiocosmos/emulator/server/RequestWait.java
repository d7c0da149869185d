package io.aiocosmos.emulator.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What a request waits for before anything happens to it.
 *
 * @param released {@code null} not to wait for a release
 * @param time how long it waits, zero not to
 * @param connecting whether the time passes while its client still connects
 */
record RequestWait(CompletableFuture<Void> released, Duration time, boolean connecting) {
    static final RequestWait NONE = new RequestWait(null, Duration.ZERO, false);

    boolean isNone() {
        return released == null && time.isZero();
    }

    /** Runs a task when it is over: at once if there is nothing to wait for. */
    void then(Runnable task, ServerThreads threads) {
        if (released != null) released.whenComplete((nothing, problem) -> threads.now(task));
        else if (time.isZero()) task.run();
        else threads.later(task, time.toNanos());
    }
}
