package io.aiocosmos.core.bulk;

import io.aiocosmos.core.request.Answer;
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
}
