package io.aiocosmos.core.query;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.Position;
import io.aiocosmos.core.paging.ResumableReader;
import io.aiocosmos.core.paging.ServicePosition;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads a query of items. A query within one key is passed through to the service, others are planned and merged by the
 * client. When the service rejects a query that was passed through, it is planned too; the plan is cached for the next
 * time.
 *
 * @param <T> the type of the rows
 */
public final class QueryReader<T> implements ResumableReader<T> {
    private final RequestPipeline pipeline;
    private final QueryRequests requests;
    private final QueryPlanner planner;
    private final PlannedPages<T> plannedPages;
    private final long fingerprint;
    private final long pageNanos;

    /**
     * @param keyScope the keys to read
     * @param fingerprint a hash that identifies the query, for continuations
     * @param pageNanos timeout of each page with all its requests; 0 for the client's own
     */
    public QueryReader(
            RequestPipeline pipeline,
            PlanCache planCache,
            QueryRequests requests,
            KeyScope keyScope,
            QueryLimits limits,
            RowDecoder<T> decoder,
            long fingerprint,
            long pageNanos) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.planner = new QueryPlanner(pipeline, planCache, requests, keyScope, limits, fingerprint);
        this.plannedPages = new PlannedPages<>(pipeline, requests, planner, decoder, fingerprint);
        this.fingerprint = fingerprint;
        this.pageNanos = pageNanos;
    }

    @Override
    public RequestPipeline pipeline() {
        return pipeline;
    }

    @Override
    public Page<T> read(Position from) {
        pipeline.waits().beforeWaiting();
        boolean unplanned = from == null ? planner.isPassedThrough() : from instanceof ServicePosition;
        return unplanned ? unplanned(pipeline.within(pageNanos), from).read() : await(readAsync(from));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(Position from) {
        RequestPipeline timed = pipeline.within(pageNanos);
        if (from instanceof ServicePosition) return unplanned(timed, from).start();
        return plannedPages.withDeadline(timed, from == null ? first(timed, 0) : plannedPages.next((QueryCursor) from));
    }

    private UnplannedPage<T> unplanned(RequestPipeline timed, Position from) {
        return unplanned(timed, requests, ServicePosition.continuation(from), 0, new PageStatistics());
    }

    private UnplannedPage<T> unplanned(
            RequestPipeline timed,
            QueryRequests pageRequests,
            String continuation,
            int size,
            PageStatistics statistics) {
        return new UnplannedPage<>(plannedPages, timed, pageRequests, continuation, size, statistics);
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(String continuation, int size) {
        Page.checkSize(size);
        RequestPipeline timed = pipeline.within(pageNanos);
        if (continuation == null) return plannedPages.withDeadline(timed, first(timed, size));
        return resumed(timed, Continuation.decode(continuation, fingerprint), size);
    }

    private CompletableFuture<Supplier<Page<T>>> resumed(RequestPipeline timed, Continuation continuation, int size) {
        PageStatistics statistics = new PageStatistics();
        String state = continuation.serviceContinuation();
        if (!ResumeState.isResumeState(state))
            return unplanned(timed, requests.resumedAt(continuation), state, size, statistics)
                    .start();
        ResumeState.parse(state); // so that nothing is sent if it is malformed
        return plannedPages.withDeadline(
                timed,
                plannedPages.after(
                        planner.plan(statistics), plan -> plannedPages.first(plan, continuation, size, statistics)));
    }

    private CompletableFuture<Supplier<Page<T>>> first(RequestPipeline timed, int size) {
        PageStatistics statistics = new PageStatistics();
        return plannedPages.after(
                planner.firstPlan(statistics),
                plan -> plan == null
                        ? unplanned(timed, requests, null, size, statistics).start()
                        : plannedPages.first(plan, null, size, statistics));
    }
}
