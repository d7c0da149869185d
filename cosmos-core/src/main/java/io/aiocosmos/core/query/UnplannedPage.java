package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.async.PendingFutures;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One page of a query that is sent as it is: one of the service's own, or one of a size, filled from as many of those as
 * it takes, because they may be short or empty. When the first answer shows that the query must be planned, it is.
 */
final class UnplannedPage<T> {
    private final QueryReader<T> reader;
    private final RequestPipeline pipeline;
    private final QueryPlanner runs;
    private final QueryRequests requests;
    private final int size;
    private final boolean isFirst;
    private final PageStatistics meter;
    private final PageRows rows = new PageRows();
    private final PendingFutures underWay = new PendingFutures();
    private String continuation;
    private boolean begun;
    private boolean refused;
    private boolean perhapsPrefix;
    private QueryPlan plan;

    /**
     * @param pipeline with the deadline of the page
     * @param continuation the service's own, {@code null} for the start
     * @param size of the page, 0 for what the service gives at once
     */
    UnplannedPage(
            QueryReader<T> reader,
            RequestPipeline pipeline,
            QueryRequests requests,
            String continuation,
            int size,
            PageStatistics meter) {
        this.reader = reader;
        this.pipeline = pipeline;
        this.runs = reader.runs;
        this.requests = requests;
        this.continuation = continuation;
        this.isFirst = continuation == null;
        this.size = size;
        this.meter = meter;
    }

    /** Waits for one of the service's own. */
    Page<T> read() {
        take(pipeline.run(operation()));
        return refused || perhapsPrefix ? reader.await(reader.ended(pipeline, start())) : page();
    }

    CompletableFuture<Supplier<Page<T>>> start() {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        page.after(AsyncLoop.whileTrue(this::step), all -> {
            if (plan != null) page.endsWith(reader.planned(plan, null, size, meter));
            else page.complete(this::page);
        });
        page.whenComplete((made, problem) -> underWay.end());
        return page;
    }

    private CompletableFuture<Boolean> step() {
        if (refused) return underWay.ask(this::planned);
        if (perhapsPrefix) return underWay.ask(this::plannedIfPrefix);
        if (begun && (continuation == null || rows.missing(size) == 0)) return CompletableFuture.completedFuture(false);
        return underWay.ask(() -> pipeline.start(operation(), answer -> answer)).thenApply(this::take);
    }

    private Operation operation() {
        return requests.straight(continuation, rows.missing(size)).build();
    }

    private boolean take(OperationResult answer) {
        meter.add(answer);
        boolean first = isFirst && !begun;
        begun = true;
        refused = first && QueryPlanner.needsPlan(answer);
        if (refused) return true;
        continuation = Page.continuation(answer.orThrow());
        perhapsPrefix = first && continuation != null && runs.isPerhapsPrefix();
        rows.add(new ResponseRows(answer));
        return true;
    }

    private CompletableFuture<Boolean> planned() {
        AsyncChain<Boolean> more = new AsyncChain<>();
        return more.after(runs.plan(meter), found -> {
            plan = found;
            more.complete(false);
        });
    }

    /** The keys of a prefix may come to lie in several partitions before all pages are read. */
    private CompletableFuture<Boolean> plannedIfPrefix() {
        AsyncChain<Boolean> more = new AsyncChain<>();
        return more.after(runs.isPrefix(), prefix -> {
            perhapsPrefix = false;
            if (prefix) more.after(runs.planIfAny(meter), found -> more.complete((plan = found) == null));
            else more.complete(true);
        });
    }

    private Page<T> page() {
        return reader.page(StreamedRows.of(rows.list(), reader.decoder), meter.take(), continuation);
    }
}
