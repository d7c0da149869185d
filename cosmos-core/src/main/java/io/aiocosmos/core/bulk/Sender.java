package io.aiocosmos.core.bulk;

import io.aiocosmos.core.request.Answer;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Sends one item. */
public interface Sender<T> {
    /**
     * Starts the request of an item; cancelling the future frees it.
     *
     * @param onThrottled to be told each time the service throttles the request
     * @throws IllegalArgumentException if the item cannot be sent as it is; so may codecs fail
     */
    CompletableFuture<Answer> send(T item, Runnable onThrottled);

    /** The container, for events. */
    String link();

    /** What is reported for an item that was not sent, or whose request was cancelled. */
    static CosmosException failure(Throwable problem) {
        if (problem instanceof CosmosException) return (CosmosException) problem;
        ErrorDetails.Builder details = ErrorDetails.builder().operation("createItems");
        if (problem instanceof CancellationException)
            return new CosmosCancelledException(
                    "createItems: cancelled; the item may have been written",
                    details.outcome(Outcome.UNKNOWN).build(),
                    problem);
        return new CosmosCodecException(
                "createItems: an item cannot be sent: " + problem.getMessage(), details.build(), problem);
    }
}
