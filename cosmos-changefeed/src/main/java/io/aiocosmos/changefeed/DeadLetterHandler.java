package io.aiocosmos.changefeed;

import java.util.List;

/** Takes changes that could not be handled, to put them aside; may block. */
@FunctionalInterface
public interface DeadLetterHandler {
    /**
     * Called on threads of {@link ChangeFeedProcessorBuilder#handlerExecutor}. When it returns, the changes are passed over.
     *
     * @param changes those of the page that failed, of the handler's type
     * @param failure of the last attempt
     * @throws Exception if they could not be put aside: they come again
     */
    void handle(List<?> changes, ChangeFeedContext context, Throwable failure) throws Exception;
}
