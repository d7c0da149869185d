package io.aiocosmos;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * The changes of a container's items, in the order in which they were made within each partition key; as {@link
 * ChangeFeed}, for callers that do not wait. Its publishers honour demand, which is counted in pages: they read nothing
 * before the first, and one page ahead of it from then on. Thread-safe.
 *
 * <pre>{@code
 * ledger.queryChangeFeed(ChangeFeedOptions.fromNow(), Entry.class).follow(Duration.ofSeconds(5)).subscribe(subscriber);
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the items, or {@link ChangeFeedItem} of them
 */
public interface AsyncChangeFeed<T> {
    /** The pages from the start until it is caught up, as {@link ChangeFeed#pages}; each subscriber starts anew. */
    Flow.Publisher<ChangeFeedPage<T>> pages();

    /**
     * The next page after the one that was polled before, as {@link ChangeFeed#poll}. One at a time: the next is asked for
     * when this has come.
     *
     * @throws IllegalStateException if the page before has not come yet
     */
    CompletableFuture<ChangeFeedPage<T>> poll();

    /**
     * The pages with items from the start, for ever, until the subscription is cancelled or the client is closed; each
     * subscriber starts anew.
     *
     * @param pollDelay how long to wait when it is caught up, before it asks again; more than zero
     */
    Flow.Publisher<ChangeFeedPage<T>> follow(Duration pollDelay);
}
