package io.aiocosmos.reliability.world;

import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.Outcome;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** How an operation ended, and how long it took. */
public record Ended(Object value, CosmosException failure, long nanos) {
    static Ended blocking(VirtualTime time, Supplier<?> operation) {
        long began = time.nanos();
        try {
            return new Ended(operation.get(), null, time.nanos() - began);
        } catch (CosmosException e) {
            return new Ended(null, e, time.nanos() - began);
        }
    }

    static Ended async(VirtualTime time, Supplier<CompletableFuture<?>> operation) {
        long began = time.nanos();
        CompletableFuture<?> future = operation.get();
        time.passUntil(future::isDone, Long.MAX_VALUE);
        if (!future.isDone()) throw new AssertionError("this future would never be done");
        try {
            return new Ended(future.join(), null, time.nanos() - began);
        } catch (CancellationException e) {
            return new Ended(null, new CosmosCancelledException("by the test", null, e), time.nanos() - began);
        } catch (CompletionException e) {
            return new Ended(null, CosmosException.unwrap(e), time.nanos() - began);
        }
    }

    public boolean isOk() {
        return failure == null;
    }

    /** Such as {@code ok}, {@code cancelled}, or {@code 503/0 NOT_DONE}; without a status the name of the exception. */
    public String end() {
        if (failure == null) return "ok";
        if (failure instanceof CosmosCancelledException) return "cancelled";
        int status = failure.details().statusCode();
        String what = status == 0
                ? failure.getClass().getSimpleName()
                : status + "/" + failure.details().subStatusCode();
        return what + " " + failure.outcome();
    }

    public Outcome outcome() {
        return failure.outcome();
    }

    public long millis() {
        return nanos / 1_000_000;
    }
}
