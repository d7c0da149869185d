package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.async.PendingFutures;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.ResponseRows;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads one page of a query that is passed through: a page of the service, or one of a given size, filled from several
 * pages of the service, which may be short or empty. If the first response shows that the query needs a plan, the page
 * is read with a plan.
 */
final class UnplannedPage<T> {
    private final PlannedPages<T> plannedPages;
    private final RequestPipeline pipeline;
    private final QueryPlanner planner;
    private final QueryRequests requests;
    private final int size;
    private final boolean isFirst;
    private final PageStatistics statistics;
    private final PageRows rows = new PageRows();
    private final PendingFutures pending = new PendingFutures();
    private String continuation;
    private boolean started;
    private boolean needsPlan;
    private boolean mayBePrefix;
    private QueryPlan plan;

    /**
     * @param pipeline with the deadline of the page
     * @param continuation of the service, {@code null} for the start
     * @param size of the page, 0 for the next page of the service
     */
    UnplannedPage(
            PlannedPages<T> plannedPages,
            RequestPipeline pipeline,
            QueryRequests requests,
            String continuation,
            int size,
            PageStatistics statistics) {
        this.plannedPages = plannedPages;
        this.pipeline = pipeline;
        this.planner = plannedPages.planner;
        this.requests = requests;
        this.continuation = continuation;
        this.isFirst = continuation == null;
        this.size = size;
        this.statistics = statistics;
    }

    /** Reads a page of the service, blocking. */
    Page<T> read() {
        accept(pipeline.run(operation()));
        return needsPlan || mayBePrefix
                ? pipeline.waits()
                        .await(plannedPages.withDeadline(pipeline, start()))
                        .get()
                : page();
    }

    CompletableFuture<Supplier<Page<T>>> start() {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        page.after(AsyncLoop.whileTrue(this::step), all -> {
            if (plan != null) page.endsWith(plannedPages.first(plan, null, size, statistics));
            else page.complete(this::page);
        });
        page.whenComplete((made, problem) -> pending.end());
        return page;
    }

    private CompletableFuture<Boolean> step() {
        if (needsPlan) return pending.ask(this::fetchPlan);
        if (mayBePrefix) return pending.ask(this::fetchPlanIfPrefix);
        if (started && (continuation == null || rows.missing(size) == 0))
            return CompletableFuture.completedFuture(false);
        return pending.ask(() -> pipeline.start(operation(), result -> result)).thenApply(this::accept);
    }

    private Operation operation() {
        return requests.unplanned(continuation, rows.missing(size)).build();
    }

    private boolean accept(OperationResult result) {
        statistics.add(result);
        boolean first = isFirst && !started;
        started = true;
        needsPlan = first && QueryPlanner.needsPlan(result);
        if (needsPlan) return true;
        continuation = Page.continuation(result.orThrow());
        mayBePrefix = first && continuation != null && planner.mayBePrefix();
        rows.add(new ResponseRows(result));
        return true;
    }

    private CompletableFuture<Boolean> fetchPlan() {
        AsyncChain<Boolean> more = new AsyncChain<>();
        return more.after(planner.plan(statistics), found -> {
            plan = found;
            more.complete(false);
        });
    }

    /** The keys of a prefix may be split into several partitions before all pages are read. */
    private CompletableFuture<Boolean> fetchPlanIfPrefix() {
        AsyncChain<Boolean> more = new AsyncChain<>();
        return more.after(planner.isPrefix(), prefix -> {
            mayBePrefix = false;
            if (prefix) more.after(planner.planIfSupported(statistics), found -> more.complete((plan = found) == null));
            else more.complete(true);
        });
    }

    private Page<T> page() {
        return plannedPages.unplanned(rows, statistics.take(), continuation);
    }
}
