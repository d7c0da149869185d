package io.aiocosmos.changefeed;

import java.util.List;

/**
 * Handles changes; may block.
 *
 * @param <T> the items, or {@link io.aiocosmos.ChangeFeedItem} of them
 */
@FunctionalInterface
public interface ChangeHandler<T> {
    /**
     * Called with one page after the other of a lease, and for several leases at once, on threads of {@link
     * ChangeFeedProcessorBuilder#handlerExecutor}. Each change comes at least once: what this does should be the same when
     * it is done again.
     *
     * @param changes at least one, those of a partition key in their order
     * @throws Exception if they could not be handled: the same changes come again, here or at another instance
     */
    void handle(List<T> changes, ChangeFeedContext context) throws Exception;
}
