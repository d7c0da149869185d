package io.aiocosmos.throughput;

import io.aiocosmos.CosmosResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Failures as exceptions, whatever the client was set to. */
final class Responses {
    private Responses() {}

    static <T> T value(CosmosResponse<T> response) {
        return ok(response).value();
    }

    static <T> CosmosResponse<T> ok(CosmosResponse<T> response) {
        if (!response.isOk()) throw response.failure().orElseThrow();
        return response;
    }

    /** The stage, or what follows a failure of that kind. */
    static <T> CompletableFuture<T> unless(
            CompletionStage<T> stage, Class<? extends Throwable> kind, Supplier<CompletionStage<T>> next) {
        return stage.<CompletionStage<T>>handle((value, problem) -> {
                    if (problem == null) return CompletableFuture.completedStage(value);
                    return kind.isInstance(cause(problem)) ? next.get() : CompletableFuture.failedStage(cause(problem));
                })
                .thenCompose(Function.identity())
                .toCompletableFuture();
    }

    /** What went wrong, without the wrappings of futures. */
    static Throwable cause(Throwable problem) {
        Throwable inner = problem;
        while (inner instanceof CompletionException && inner.getCause() != null) inner = inner.getCause();
        return inner;
    }
}
