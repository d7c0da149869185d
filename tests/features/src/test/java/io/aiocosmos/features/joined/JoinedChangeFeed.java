package io.aiocosmos.features.joined;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedPage;
import java.time.Duration;

/** An asynchronous change feed, pulled page by page. */
record JoinedChangeFeed<T>(AsyncChangeFeed<T> async) implements ChangeFeed<T> {
    @Override
    public Iterable<ChangeFeedPage<T>> pages() {
        return () -> Pulled.from(async.pages());
    }

    @Override
    public ChangeFeedPage<T> poll() {
        return Join.get(async.poll());
    }

    @Override
    public Iterable<ChangeFeedPage<T>> follow(Duration pollDelay) {
        return () -> Pulled.from(async.follow(pollDelay));
    }
}
