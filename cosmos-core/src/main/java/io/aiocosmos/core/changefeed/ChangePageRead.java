package io.aiocosmos.core.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.async.PendingFutures;
import io.aiocosmos.core.paging.PageMetadata;
import io.aiocosmos.core.paging.ResponseRows;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.partition.SplitResolver;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The read of one page: asks the parts in turn until one has changes, or all had none. One step at a time. Of a feed
 * from now on, the first read has asked all parts when it ends, so that all begin at the same moment.
 */
final class ChangePageRead {
    private static final int ANCHORED_AT_ONCE = 32;
    private static final int REDUCED_FIRST = 50; // from what the service chose

    private final FeedSource source;
    private final PendingFutures pending = new PendingFutures();
    private final Set<SubRange> fetchedBefore = new HashSet<>(); // ahead, by the read of another page
    private boolean mayBeginAnew; // once, while nothing was read
    private RequestPipeline pipeline; // with the deadline of this round
    private FeedState state;
    private int quiet; // parts in a row that had no changes
    private int size;

    ResponseRows rows; // of the response with changes; null if there are none
    PageMetadata metadata = new PageMetadata();

    /** @param from where to start, {@code null} at the beginning of the feed */
    ChangePageRead(FeedSource source, FeedState from) {
        this.source = source;
        this.pipeline = source.timed();
        this.state = from;
        this.mayBeginAnew = from == null;
        this.size = source.requests.pageSize;
        if (from != null) for (SubRange part : from.parts()) if (part.isPending()) fetchedBefore.add(part);
    }

    CompletableFuture<Void> start() {
        return AsyncLoop.whileTrue(this::step);
    }

    /** Where the feed stands after this page. */
    FeedState state() {
        return state;
    }

    /** Cancels what is in flight, when the page is not wanted any more. */
    void cancel() {
        pending.end();
        FeedState current = state;
        if (current != null) current.abandon();
    }

    private CompletableFuture<Boolean> step() {
        if (state == null)
            return pending.ask(() -> source.begin(pipeline)).thenApply(begun -> {
                state = begun;
                return true;
            });
        return pending.ask(() -> source.ranges.get(pipeline, source.requests.container))
                .thenCompose(this::readHead);
    }

    private CompletableFuture<Boolean> readHead(RangeMap map) {
        List<RangeScope> scopes = scopes(state.head(), map);
        if (scopes.size() > 1) return replaceHead(scopes);
        RangeScope scope = scopes.isEmpty() ? null : scopes.get(0);
        CompletableFuture<OperationResult> response = fetch(state.head(), scope);
        prefetch(map);
        return response.thenCompose(result -> accept(result, scope, map));
    }

    /** None for a partition key, which the service finds by itself. */
    private List<RangeScope> scopes(SubRange part, RangeMap map) {
        return state.key() == null ? RangeScope.between(map, part.range.min(), part.range.max()) : List.of();
    }

    private CompletableFuture<OperationResult> fetch(SubRange part, RangeScope scope) {
        return part.fetch(
                id(scope), () -> pipeline.start(source.requests.page(state, part, scope, size), result -> result));
    }

    private static String id(RangeScope scope) {
        return scope == null ? null : scope.range().id();
    }

    /** Parts that had no changes in this round wait for the next one. */
    private void prefetch(RangeMap map) {
        boolean anchors = state.start().isNow() && state.head().etag == null;
        int most = Math.max(source.parallelism, anchors ? ANCHORED_AT_ONCE : 1);
        int until = Math.min(most, state.parts().size() - quiet);
        for (int i = 1; i < until; i++) {
            SubRange part = state.parts().get(i);
            if (i >= source.parallelism && part.etag != null) continue; // anchored
            List<RangeScope> scopes = scopes(part, map);
            if (scopes.size() == 1) fetch(part, scopes.get(0));
        }
    }

    private CompletableFuture<Boolean> accept(OperationResult result, RangeScope scope, RangeMap map) {
        SubRange head = state.head();
        boolean isOfThisRead = !fetchedBefore.remove(head);
        head.taken();
        metadata.add(result);
        boolean isOfNow = isOfThisRead && head.isOf(id(scope));
        if (!result.isOk() && !isOfNow) return CompletableFuture.completedFuture(true);
        if (scope != null && AttemptFailure.isRangeGone(result.status(), result.subStatus()))
            return new SplitResolver(pipeline, source.requests.container, source.ranges, pending, map)
                    .children(scope, result)
                    .thenCompose(this::replaceHead);
        if (isTooLarge(result)) return reducePage(result);
        if (isOtherContainer(result)) return beginAnew(result);
        size = source.requests.pageSize;
        String etag = hinted(result).orThrow().sendable(Headers.ETAG);
        if (etag == null && head.etag == null && state.start().isNow())
            throw result.unreadable("it has no etag to go on from");
        boolean isNew = result.status() != StatusCodes.NOT_MODIFIED && hasChanges(result, etag);
        quiet = isNew ? 0 : isOfThisRead ? quiet + 1 : quiet;
        state = state.rotated(etag == null ? head.etag : etag);
        if (rows != null) return CompletableFuture.completedFuture(false);
        return quiet < state.parts().size() ? CompletableFuture.completedFuture(true) : caughtUp();
    }

    /** An empty page that goes on elsewhere has more behind it. */
    private boolean hasChanges(OperationResult result, String etag) {
        ResponseRows found = new ResponseRows(result);
        if (found.isEmpty()) return etag != null && !etag.equals(state.head().etag);
        if (etag == null) throw result.unreadable("it has changes but no etag");
        rows = found;
        return true;
    }

    private CompletableFuture<Boolean> replaceHead(List<RangeScope> scopes) {
        List<FeedRange> children = new ArrayList<>(scopes.size());
        for (RangeScope each : scopes) children.add(FeedRange.between(each.min(), each.max()));
        state.head().cancel();
        state = state.split(children);
        return CompletableFuture.completedFuture(true);
    }

    /** The changes of one transaction are never apart, so that a page may be too large for a response. */
    private static boolean isTooLarge(OperationResult result) {
        return result.status() == StatusCodes.BAD_REQUEST && result.mentions("reduce page size");
    }

    private CompletableFuture<Boolean> reducePage(OperationResult result) {
        if (size == 1) result.orThrow();
        size = size < 0 ? REDUCED_FIRST : size / 2;
        return CompletableFuture.completedFuture(true);
    }

    private static boolean isOtherContainer(OperationResult result) {
        return result.status() == StatusCodes.BAD_REQUEST
                && result.subStatus() == SubStatusCodes.COLLECTION_RID_MISMATCH;
    }

    /** The ranges that were cached may be those of a container that was deleted before the feed began. */
    private CompletableFuture<Boolean> beginAnew(OperationResult result) {
        if (!mayBeginAnew)
            throw result.asNotFound("the container was deleted and recreated: start the change feed again")
                    .exception();
        mayBeginAnew = false;
        state.abandon();
        return pending.ask(() -> source.ranges.reload(pipeline, source.requests.container))
                .thenApply(reloaded -> {
                    state = null;
                    quiet = 0;
                    return true;
                });
    }

    private OperationResult hinted(OperationResult result) {
        boolean refused = result.status() == StatusCodes.BAD_REQUEST && result.subStatus() == 0;
        if (!refused || source.requests.mode != ChangeFeedMode.ALL_VERSIONS) return result;
        return result.withHint(
                state.head().etag == null
                        ? "Give the container a changeFeedRetention, to keep all versions and deletes"
                        : "The continuation is older than what the container's changeFeedRetention keeps: start from now");
    }

    private CompletableFuture<Boolean> caughtUp() {
        if (source.pollNanos == 0) return CompletableFuture.completedFuture(false);
        return pending.ask(source::pause).handle((over, problem) -> {
            if (pipeline.isClosed()) throw pipeline.closedFailure();
            pipeline = source.timed();
            quiet = 0;
            return true;
        });
    }
}
