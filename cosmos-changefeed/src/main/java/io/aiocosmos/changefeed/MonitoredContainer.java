package io.aiocosmos.changefeed;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.FeedRange;
import io.aiocosmos.RawJson;
import io.aiocosmos.TypeRef;
import io.aiocosmos.changefeed.engine.FeedSource;
import io.aiocosmos.changefeed.lease.Lease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;

/** The container whose changes are handled, read from where a lease says. */
final class MonitoredContainer<T> implements FeedSource<T> {
    private static final TypeRef<Map<String, Object>> DOCUMENT = new TypeRef<Map<String, Object>>() {};

    private final CosmosAsyncContainer container;
    private final FeedType<T> type;
    private final ChangeFeedOptions start;
    private final int maxItemCount;

    MonitoredContainer(CosmosAsyncContainer container, FeedType<T> type, ChangeFeedOptions start, int maxItemCount) {
        this.container = container;
        this.type = type;
        this.start = start;
        this.maxItemCount = maxItemCount;
    }

    @Override
    public AsyncChangeFeed<T> open(Lease lease) {
        ChangeFeedOptions options =
                lease.continuation().map(ChangeFeedOptions::fromContinuation).orElseGet(() -> from(lease.range()));
        return type.open(
                container, options.toBuilder().maxItemCount(maxItemCount).build());
    }

    private ChangeFeedOptions from(FeedRange range) {
        return start.toBuilder().feedRange(range).build();
    }

    @Override
    public CompletionStage<List<FeedRange>> ranges() {
        return container.feedRanges();
    }

    @Override
    public CompletionStage<Optional<String>> anchor(FeedRange range) {
        if (!start.isFromNow()) return CompletableFuture.completedFuture(Optional.empty());
        return type.open(container, from(range)).poll().thenApply(page -> Optional.of(page.continuation()));
    }

    @Override
    public CompletionStage<Long> lag(Lease lease) {
        if (!lease.continuation().isPresent()) return CompletableFuture.completedFuture(1L);
        ChangeFeedOptions one = ChangeFeedOptions.fromContinuation(
                        lease.continuation().get())
                .toBuilder()
                .maxItemCount(1)
                .build();
        if (type.isAllVersions())
            return lag(container.queryAllVersionsAndDeletes(one, RawJson.class), ChangeFeedItem::lsn);
        return lag(container.queryChangeFeed(one, DOCUMENT), MonitoredContainer::lsn);
    }

    private static <I> CompletionStage<Long> lag(AsyncChangeFeed<I> feed, ToLongFunction<? super I> lsn) {
        return feed.poll().thenApply(page -> page.items().isEmpty() ? 0L : lag(page, lsn));
    }

    private static <I> long lag(ChangeFeedPage<I> page, ToLongFunction<? super I> lsn) {
        long reached = page.sessionToken().map(MonitoredContainer::lsn).orElse(0L);
        return Math.max(0, reached - (lsn.applyAsLong(page.items().get(0)) - 1));
    }

    private static long lsn(Map<String, Object> item) {
        Object lsn = item.get("_lsn");
        return lsn instanceof Number ? ((Number) lsn).longValue() : 0;
    }

    /** Of {@code 0:-1#12#3=11}, or {@code 0:12}: the second number, or the only one; 0 if there is none. */
    private static long lsn(String sessionToken) {
        int begin = sessionToken.indexOf(':') + 1;
        int first = sessionToken.indexOf('#', begin);
        if (first >= 0) begin = first + 1;
        int end = sessionToken.indexOf('#', begin);
        try {
            return Long.parseLong(sessionToken.substring(begin, end < 0 ? sessionToken.length() : end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
