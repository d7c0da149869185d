package io.aiocosmos.core.changefeed;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.paging.AsyncPages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** The asynchronous view of a change feed. */
public final class AsyncChanges<T> implements AsyncChangeFeed<T> {
    private final ChangeFeedReader<T> reader;
    private final AtomicBoolean polling = new AtomicBoolean();
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
        if (!polling.compareAndSet(false, true))
            throw new IllegalStateException("the page before has not come yet: poll when its future is complete");
        AsyncChain<ChangeFeedPage<T>> next = new AsyncChain<>(reader.pipeline());
        next.whenComplete((page, problem) -> polling.set(false)); // also if the caller cancels it
        return next.after(
                reader.readAsync(polled),
                made -> {
                    ChangePage<T> page = ChangeFeedReader.only(made.get());
                    polled = page.state();
                    end(() -> next.complete(page));
                },
                problem -> end(() -> next.completeExceptionally(problem)));
    }

    /** What is done when a page has come may poll again at once. */
    private void end(Runnable completion) {
        polling.set(false);
        completion.run();
    }
}
