package io.aiocosmos;

import java.time.Duration;

/**
 * The changes of a container's items, in the order in which they were made within each partition key; across keys there
 * is no order. Nothing is sent before the first page is asked for.
 *
 * <pre>{@code
 * ChangeFeed<Entry> feed = ledger.queryChangeFeed(ChangeFeedOptions.fromBeginning(), Entry.class);
 * for (ChangeFeedPage<Entry> page : feed.follow(Duration.ofSeconds(5))) {
 *     for (Entry each : page.items()) System.out.println(each);
 *     String next = page.continuation();                           // ChangeFeedOptions.fromContinuation goes on there
 * }
 * }</pre>
 *
 * <p>Each item comes at least once: who goes on at a stored continuation may see again what came after it. Partitions may
 * split and merge meanwhile. Thread-safe; its iterators are not.
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the items, or {@link ChangeFeedItem} of them
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-pull-model">Change feed pull model</a>
 */
public interface ChangeFeed<T> {
    /**
     * The pages from the start until it is caught up; each iterator starts anew. The last page has no items, and says
     * where to go on.
     */
    Iterable<ChangeFeedPage<T>> pages();

    /**
     * The next page after the one that was polled before, the first page at first. Without items if there is no change
     * now: {@link ChangeFeedPage#isCaughtUp} is true then. If it fails, the same page comes next.
     */
    ChangeFeedPage<T> poll();

    /**
     * The pages from the start, for ever: {@code next()} of its iterator waits for a page with items. Each iterator starts
     * anew. It ends by an interrupt, with {@link io.aiocosmos.error.CosmosCancelledException}, or when the client is
     * closed, as other operations do then.
     *
     * @param pollDelay how long to wait when it is caught up, before it asks again; more than zero
     */
    Iterable<ChangeFeedPage<T>> follow(Duration pollDelay);
}
