package io.aiocosmos.changefeed.worker;

import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.FeedRange;
import java.util.concurrent.CompletableFuture;

/** One page on its way to the handler. */
public final class Delivery<T> {
    private final LeaseWorker<T> worker;
    private final ChangeFeedPage<T> page;
    private final long number;
    private final int attempt;

    Delivery(LeaseWorker<T> worker, ChangeFeedPage<T> page, long number, int attempt) {
        this.worker = worker;
        this.page = page;
        this.number = number;
        this.attempt = attempt;
    }

    public ChangeFeedPage<T> page() {
        return page;
    }

    public FeedRange range() {
        return worker.range();
    }

    /** Counts pages of the same worker. */
    long number() {
        return number;
    }

    /** How often this page was given to the handler by this instance, this time included. */
    public int attempt() {
        return attempt;
    }

    /** Whether the worker still has the lease, as far as is known. */
    public boolean isOwned() {
        return worker.isOwned();
    }

    /** Stores that this page and all before it were handled; false if the lease is another instance's now. */
    public CompletableFuture<Boolean> checkpoint() {
        return worker.checkpoint(this);
    }
}
