package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageReader;
import io.aiocosmos.core.paging.Position;
import io.aiocosmos.core.paging.StreamedRows;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads a change feed: each of its pages is one with a single element, which is the page that users get.
 *
 * @param <T> the type of the changes
 */
public final class ChangeFeedReader<T> implements PageReader<ChangeFeedPage<T>> {
    private final FeedSource source;
    private final RowDecoder<T> decoder;

    private ChangeFeedReader(FeedSource source, RowDecoder<T> decoder) {
        this.source = source;
        this.decoder = decoder;
    }

    /**
     * A reader that ends when it is caught up.
     *
     * @param scope what the options say of keys
     * @param key the whole key as its header has it; {@code null} if the options name none
     * @param pageNanos timeout of each page with all its requests; 0 for the client's own
     * @throws IllegalArgumentException if the feed cannot start as the options say
     */
    public static <T> ChangeFeedReader<T> of(
            RequestPipeline pipeline,
            ChangeFeedRequests requests,
            RangeCache ranges,
            ContainerMetadataCache definitions,
            KeyScope scope,
            Supplier<String> key,
            ChangeFeedOptions options,
            RowDecoder<T> decoder,
            long pageNanos) {
        FeedState given = FeedStarts.given(options, requests.mode);
        FeedStart start = FeedStarts.of(options, requests.mode);
        FeedBeginning beginning = new FeedBeginning(requests, ranges, definitions, scope, key, start, given);
        int parallelism = options.maxDegreeOfParallelism();
        return new ChangeFeedReader<>(
                new FeedSource(pipeline, requests, ranges, beginning, parallelism, pageNanos, 0), decoder);
    }

    /** The same, that waits for changes when it is caught up. */
    ChangeFeedReader<T> following(long pollNanos) {
        return new ChangeFeedReader<>(source.polling(pollNanos), decoder);
    }

    @Override
    public RequestPipeline pipeline() {
        return source.pipeline;
    }

    @Override
    public CompletableFuture<Supplier<Page<ChangeFeedPage<T>>>> readAsync(Position from) {
        ChangePageRead read = new ChangePageRead(source, (FeedState) from);
        AsyncChain<Supplier<Page<ChangeFeedPage<T>>>> page = new AsyncChain<>();
        page.whenComplete((made, problem) -> {
            if (problem != null) read.cancel();
        });
        return page.after(read.start(), done -> page.complete(() -> page(read)));
    }

    private Page<ChangeFeedPage<T>> page(ChangePageRead read) {
        boolean caughtUp = read.rows == null;
        Position next = caughtUp && source.pollNanos == 0 ? null : read.state();
        Page<T> changes = Page.of(items(read), read.metadata, next, () -> "")
                .reportedTo(source.pipeline, source.requests.container.name());
        return Page.of(List.of(new ChangePage<>(changes, read.state(), caughtUp)), read.metadata, next, () -> "");
    }

    private List<T> items(ChangePageRead read) {
        if (read.rows == null) return List.of();
        return read.rows.result.read(result -> {
            List<T> items = new ArrayList<>();
            for (T item : StreamedRows.of(read.rows, decoder)) items.add(item);
            return Collections.unmodifiableList(items);
        });
    }

    /** The user's page in a page of this reader. */
    static <T> ChangePage<T> only(Page<ChangeFeedPage<T>> page) {
        return (ChangePage<T>) page.items().get(0);
    }
}
