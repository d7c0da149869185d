package io.aiocosmos.core.request;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What calls need read besides what they are for: the account, a container. Thread-safe. */
interface BackgroundReads {
    /** What a call must wait for before its first attempt, {@code null} if nothing. */
    CompletableFuture<?> prerequisite();

    /** After any operation that went well: reads the account in the background if it is time. */
    void keepFresh();

    /** After a failure that hints at a change: reads the account, {@code null} if that was just done. */
    CompletableFuture<OperationResult> refreshAccount();

    /** Starts an operation that a call needs; cancelling the future frees its request. */
    CompletableFuture<OperationResult> start(
            Operation read, SessionStore session, Function<OperationResult, OperationResult> learn);
}
