package io.aiocosmos.core.request;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Brings operations to their end, each by one call or by several of which one counts. */
interface OperationRunner {
    /** Runs an operation on the caller's thread. */
    OperationResult run(Operation operation);

    /**
     * Starts an operation.
     *
     * @param read makes the future's value of the result, good or bad; the future fails with what it throws
     * @return cancelling it frees what is in flight
     */
    <R> CompletableFuture<R> start(Operation operation, Function<OperationResult, R> read);
}
