package io.aiocosmos.throughput;

import io.aiocosmos.error.CosmosSetupException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The beginning of a group, with the first operation that needs it; again with a later one if it failed. Thread-safe. */
final class Startup {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final String group;
    private final Supplier<CompletableFuture<?>> action;
    private final boolean goesOn;
    private @Nullable CompletableFuture<?> attempt; // guarded by this
    private long failureSeen; // guarded by this
    private boolean isFailureSeen; // guarded by this
    private volatile boolean done;
    private volatile boolean failed;

    /** @param goesOn whether operations go on without a limit if it fails */
    Startup(String group, Supplier<CompletableFuture<?>> action, boolean goesOn) {
        this.group = group;
        this.action = action;
        this.goesOn = goesOn;
    }

    boolean isDone() {
        return done;
    }

    /** What to wait for, for one caller alone; {@code null} if nothing. */
    @Nullable
    CompletableFuture<?> pending() {
        return done || failed && goesOn ? null : attempted().copy();
    }

    /** While operations go on without a limit, another attempt is made now and then, for which nobody waits. */
    void again(long nanos) {
        if (done) return;
        synchronized (this) {
            if (!isFailureSeen) failureSeen = nanos;
            isFailureSeen = true;
            if (nanos - failureSeen < PAUSE) return;
            isFailureSeen = false;
        }
        attempted();
    }

    private synchronized CompletableFuture<?> attempted() {
        if (attempt == null || attempt.isDone() && !done) attempt = begun();
        return attempt;
    }

    private CompletableFuture<?> begun() {
        CompletableFuture<?> begun;
        try {
            begun = action.get();
        } catch (RuntimeException e) { // such as of a client that is closed
            begun = CompletableFuture.failedFuture(e);
        }
        return begun.handle((ok, problem) -> ended(problem));
    }

    private @Nullable Object ended(@Nullable Throwable problem) {
        done = problem == null;
        failed = problem != null;
        if (problem == null || goesOn) return null;
        Throwable cause = Responses.cause(problem);
        throw new CosmosSetupException("throughput group " + group + " cannot start: " + cause.getMessage(), cause);
    }
}
