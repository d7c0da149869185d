package io.aiocosmos.core.bulk;

import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;

/** Sends one item. */
public interface ItemSender<T> {
    /**
     * Starts the request of an item; cancelling the future frees it.
     *
     * @param onThrottled to be told each time the service throttles the request
     * @throws IllegalArgumentException if the item cannot be sent as it is; so may codecs fail
     */
    CompletableFuture<OperationResult> send(T item, Runnable onThrottled);

    /** The container, for events. */
    String link();
}
