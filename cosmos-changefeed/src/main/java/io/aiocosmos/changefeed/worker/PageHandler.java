package io.aiocosmos.changefeed.worker;

import java.util.concurrent.CompletionStage;

/** What is done with pages. */
public interface PageHandler<T> {
    /** Called on the loop; the next page comes when the stage has ended. */
    CompletionStage<?> handle(Delivery<T> delivery);

    /** Called instead of another attempt: the page is passed over if the stage ends well. */
    CompletionStage<?> deadLetter(Delivery<T> delivery, Throwable failure);
}
