package io.aiocosmos.core.request;

import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.time.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Brings operations to their end: each by one call, or by a few of which one counts if it is hedged. */
final class CallRunner {
    private final Engine engine;
    private final BackgroundReads reads;
    private final SessionStore session;
    private final Executor callbacks;
    private final Deadline deadline;
    private final CosmosListener listener;

    /** @param listener of the call that all its operations are part of; {@code null} if each is a call */
    CallRunner(
            Engine engine,
            BackgroundReads reads,
            SessionStore session,
            Executor callbacks,
            Deadline deadline,
            CosmosListener listener) {
        this.engine = engine;
        this.reads = reads;
        this.session = session;
        this.callbacks = callbacks;
        this.deadline = deadline;
        this.listener = listener;
    }

    /** Runs an operation on the caller's thread. */
    OperationResult run(Operation operation) {
        HedgeRules rules = HedgeRules.of(engine, operation);
        if (rules != null) return HedgedCall.run(hedged(operation, rules, Function.identity(), null));
        return new BlockingCallRunner(engine).run(call(operation));
    }

    /**
     * Starts an operation.
     *
     * @param read makes the future's value of the result, good or bad; the future fails with what it throws
     * @return cancelling it frees what is in flight
     */
    <R> CompletableFuture<R> start(Operation operation, Function<OperationResult, R> read) {
        HedgeRules rules = HedgeRules.of(engine, operation);
        if (rules != null) return hedged(operation, rules, read, callbacks).begin();
        return new AsyncCallRunner<>(call(operation), read, callbacks).begin();
    }

    private <R> HedgedCall<R> hedged(
            Operation operation, HedgeRules rules, Function<OperationResult, R> read, Executor executor) {
        return new HedgedCall<>(engine, reads, session, operation, rules, deadline, read, executor, listener);
    }

    private Call call(Operation operation) {
        return Call.of(engine, reads, session, operation, null, deadline, listener);
    }
}
