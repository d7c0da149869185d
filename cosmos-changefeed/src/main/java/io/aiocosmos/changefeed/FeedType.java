package io.aiocosmos.changefeed;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.TypeRef;
import java.util.function.BiFunction;

/** Which changes are read, and as what. */
final class FeedType<T> {
    private final BiFunction<CosmosAsyncContainer, ChangeFeedOptions, AsyncChangeFeed<T>> open;
    private final boolean allVersions;

    private FeedType(
            BiFunction<CosmosAsyncContainer, ChangeFeedOptions, AsyncChangeFeed<T>> open, boolean allVersions) {
        this.open = open;
        this.allVersions = allVersions;
    }

    static <T> FeedType<T> latest(Class<T> type) {
        return new FeedType<>((container, options) -> container.queryChangeFeed(options, type), false);
    }

    static <T> FeedType<T> latest(TypeRef<T> type) {
        return new FeedType<>((container, options) -> container.queryChangeFeed(options, type), false);
    }

    static <T> FeedType<ChangeFeedItem<T>> all(Class<T> type) {
        return new FeedType<>((container, options) -> container.queryAllVersionsAndDeletes(options, type), true);
    }

    static <T> FeedType<ChangeFeedItem<T>> all(TypeRef<T> type) {
        return new FeedType<>((container, options) -> container.queryAllVersionsAndDeletes(options, type), true);
    }

    AsyncChangeFeed<T> open(CosmosAsyncContainer container, ChangeFeedOptions options) {
        return open.apply(container, options);
    }

    boolean isAllVersions() {
        return allVersions;
    }
}
