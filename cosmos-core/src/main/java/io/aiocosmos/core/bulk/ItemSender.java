package io.aiocosmos.core.bulk;

import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;

/** Sends one item. */
public interface ItemSender<T> {
    /**
     * Starts the request for an item; cancelling the future cancels it.
     *
     * @param onThrottled called each time the service throttles the request
     * @throws IllegalArgumentException if the item cannot be sent; codecs throw their own
     */
    CompletableFuture<OperationResult> send(T item, Runnable onThrottled);

    /** What decodes stored items; {@code null} if they are not wanted back. */
    default Codecs codecs() {
        return null;
    }

    /** The container, for events. */
    String link();
}
