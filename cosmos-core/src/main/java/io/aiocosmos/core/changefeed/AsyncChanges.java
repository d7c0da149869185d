package io.aiocosmos.core.changefeed;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.paging.AsyncPages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** The asynchronous view of a change feed. */
public final class AsyncChanges<T> implements AsyncChangeFeed<T> {
    private final ChangeFeedReader<T> reader;
    private final AtomicReference<Object> polling = new AtomicReference<>();
    private volatile FeedState polled; // null before the first page

    public AsyncChanges(ChangeFeedReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public Flow.Publisher<ChangeFeedPage<T>> pages() {
        return AsyncPages.items(reader);
    }

    @Override
    public Flow.Publisher<ChangeFeedPage<T>> follow(Duration pollDelay) {
        return AsyncPages.items(reader.following(Changes.nanos(pollDelay)));
    }

    @Override
    public CompletableFuture<ChangeFeedPage<T>> poll() {
        AsyncChain<ChangeFeedPage<T>> next = new AsyncChain<>(reader.pipeline());
        if (!polling.compareAndSet(null, next))
            throw new IllegalStateException("the page before has not come yet: poll when its future is complete");
        next.whenComplete((page, problem) -> polling.compareAndSet(next, null)); // also if the caller cancels it
        return next.after(
                reader.readAsync(polled),
                made -> {
                    ChangePage<T> page;
                    try {
                        page = ChangeFeedReader.only(made.get());
                        polled = page.state();
                    } finally {
                        polling.set(null); // what is done when a page has come may poll again at once
                    }
                    next.complete(page);
                },
                problem -> {
                    polling.set(null);
                    next.completeExceptionally(problem);
                });
    }
}
