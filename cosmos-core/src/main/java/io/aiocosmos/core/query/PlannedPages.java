package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageMetadata;
import io.aiocosmos.core.paging.StreamedRows;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the pages of planned queries, and creates the pages of all queries. */
final class PlannedPages<T> {
    final QueryPlanner planner;
    private final RequestPipeline pipeline;
    private final QueryRequests requests;
    private final RowDecoder<T> decoder;
    private final long fingerprint;

    PlannedPages(
            RequestPipeline pipeline,
            QueryRequests requests,
            QueryPlanner planner,
            RowDecoder<T> decoder,
            long fingerprint) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.planner = planner;
        this.decoder = decoder;
        this.fingerprint = fingerprint;
    }

    /**
     * The first page of an execution. If the container turns out to be recreated, its plan and ranges are fetched again,
     * once.
     *
     * @param continuation from the caller, {@code null} for the start
     * @param size of the page, 0 for the next available rows
     */
    CompletableFuture<Supplier<Page<T>>> first(
            QueryPlan plan, Continuation continuation, int size, PageStatistics statistics) {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        return page.after(start(plan, continuation, size, statistics), page::complete, problem -> {
            if (!(problem instanceof ContainerRecreatedException)) {
                page.completeExceptionally(problem);
                return;
            }
            planner.forget();
            page.endsWith(withServiceFailure(
                    after(planner.plan(statistics), newPlan -> start(newPlan, continuation, size, statistics))));
        });
    }

    /** The page after another. */
    CompletableFuture<Supplier<Page<T>>> next(QueryCursor cursor) {
        return withServiceFailure(page(cursor, 0));
    }

    /** The page, with failures as callers get them. */
    private CompletableFuture<Supplier<Page<T>>> withServiceFailure(CompletableFuture<Supplier<Page<T>>> page) {
        AsyncChain<Supplier<Page<T>>> chain = new AsyncChain<>();
        return chain.after(
                page,
                chain::complete,
                problem -> chain.completeExceptionally(ContainerRecreatedException.toServiceFailure(problem)));
    }

    private CompletableFuture<Supplier<Page<T>>> start(
            QueryPlan plan, Continuation continuation, int size, PageStatistics statistics) {
        return after(planner.start(plan, continuation, size, statistics), cursor -> page(cursor, size));
    }

    private CompletableFuture<Supplier<Page<T>>> page(QueryCursor cursor, int size) {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        return page.after(cursor.next(size), rows -> page.complete(() -> planned(cursor, rows)), problem -> {
            cursor.throwIfUnreadable(problem);
            page.completeExceptionally(problem);
        });
    }

    /** The page that is started after another future is complete. */
    <X> AsyncChain<Supplier<Page<T>>> after(
            CompletableFuture<X> first, Function<X, CompletableFuture<Supplier<Page<T>>>> next) {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        return page.after(first, value -> page.endsWith(next.apply(value)));
    }

    /** Fails the page at the deadline, though prefetching requests for later pages go on. */
    CompletableFuture<Supplier<Page<T>>> withDeadline(
            RequestPipeline timed, CompletableFuture<Supplier<Page<T>>> page) {
        return timed.waits().endInTime(page, () -> requests.unplanned(null, 0).build(), OperationResult::thrown);
    }

    /** @param continuation of the service, {@code null} at the end */
    Page<T> unplanned(PageRows rows, PageMetadata metadata, String continuation) {
        return Page.fromService(StreamedRows.of(rows.list(), decoder), metadata, continuation, fingerprint)
                .reportedTo(pipeline, requests.container.name());
    }

    private Page<T> planned(QueryCursor cursor, PageRows rows) {
        return Page.of(
                        StreamedRows.of(rows.list(), decoder),
                        rows.metadata,
                        cursor.isDone() ? null : cursor,
                        () -> cursor.continuation(rows))
                .reportedTo(pipeline, requests.container.name());
    }
}
