package io.aiocosmos.changefeed;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Handles changes without blocking.
 *
 * @param <T> the items, or {@link io.aiocosmos.ChangeFeedItem} of them
 */
@FunctionalInterface
public interface AsyncChangeHandler<T> {
    /**
     * As {@link ChangeHandler#handle}, on the processor's own thread, which it must not block.
     *
     * @return ends when the changes are handled; the next ones of this lease do not come before
     */
    CompletionStage<?> handle(List<T> changes, ChangeFeedContext context);
}
