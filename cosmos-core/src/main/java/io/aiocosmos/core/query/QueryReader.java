package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageMetadata;
import io.aiocosmos.core.paging.PageReader;
import io.aiocosmos.core.paging.Position;
import io.aiocosmos.core.paging.ServicePosition;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a query of items. It is sent as it is while the service can serve it so: within one key, or over all partitions
 * if rows need no merging. When the service refuses, it is planned, and the client merges; the plan is kept, so the
 * next time nothing is sent in vain.
 *
 * @param <T> the type of the rows
 */
public final class QueryReader<T> implements PageReader<T> {
    private final RequestPipeline pipeline;
    private final QueryRequests requests;
    final QueryPlanner runs;
    final RowDecoder<T> decoder;
    private final long fingerprint;
    private final long pageNanos;

    /**
     * @param keys that are read of the container
     * @param fingerprint of everything that makes this query another one
     * @param pageNanos for each page, whatever it takes; 0 for the client's own time
     */
    public QueryReader(
            RequestPipeline pipeline,
            PlanCache queries,
            QueryRequests requests,
            KeyScope keys,
            QueryLimits limits,
            RowDecoder<T> decoder,
            long fingerprint,
            long pageNanos) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.runs = new QueryPlanner(pipeline, queries, requests, keys, limits, fingerprint);
        this.decoder = decoder;
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
        boolean straight = from == null ? runs.isSentAsIs() : from instanceof ServicePosition;
        return straight ? straight(pipeline.within(pageNanos), from).read() : await(readAsync(from));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(Position from) {
        RequestPipeline inTime = pipeline.within(pageNanos);
        if (from instanceof ServicePosition) return straight(inTime, from).start();
        return ended(inTime, from == null ? first(inTime, 0) : told(page((QueryCursor) from, 0)));
    }

    /** A page of many requests, some of them for pages behind it and in no hurry: it ends when its own time is up. */
    CompletableFuture<Supplier<Page<T>>> ended(RequestPipeline inTime, CompletableFuture<Supplier<Page<T>>> page) {
        return inTime.waits().endInTime(page, () -> requests.straight(null, 0).build(), OperationResult::thrown);
    }

    private UnplannedPage<T> straight(RequestPipeline inTime, Position from) {
        return new UnplannedPage<>(this, inTime, requests, ServicePosition.continuation(from), 0, new PageStatistics());
    }

    @Override
    public Page<T> read(String token, int size) {
        pipeline.waits().beforeWaiting();
        return await(readAsync(token, size));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> readAsync(String token, int size) {
        Page.checkSize(size);
        RequestPipeline inTime = pipeline.within(pageNanos);
        if (token == null) return ended(inTime, first(inTime, size));
        Continuation resumed = Continuation.decode(token, fingerprint);
        PageStatistics meter = new PageStatistics();
        if (!Resume.isResume(resumed.serviceContinuation()))
            return new UnplannedPage<>(
                            this, inTime, requests.resumedAt(resumed), resumed.serviceContinuation(), size, meter)
                    .start();
        Resume.parse(resumed.serviceContinuation()); // so that nothing is sent if it is malformed
        return ended(inTime, after(runs.plan(meter), plan -> planned(plan, resumed, size, meter)));
    }

    private CompletableFuture<Supplier<Page<T>>> first(RequestPipeline inTime, int size) {
        PageStatistics meter = new PageStatistics();
        return after(
                runs.firstPlan(meter),
                plan -> plan == null
                        ? new UnplannedPage<>(this, inTime, requests, null, size, meter).start()
                        : planned(plan, null, size, meter));
    }

    /** The page that follows from what must be asked for before. */
    private <X> AsyncChain<Supplier<Page<T>>> after(
            CompletableFuture<X> first, Function<X, CompletableFuture<Supplier<Page<T>>>> next) {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        return page.after(first, found -> page.endsWith(next.apply(found)));
    }

    /**
     * The first page of a run. When the container turns out to be another one than that of the plan and the ranges that
     * are known, both are asked for again, once.
     */
    CompletableFuture<Supplier<Page<T>>> planned(QueryPlan plan, Continuation resumed, int size, PageStatistics meter) {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        return page.after(begun(plan, resumed, size, meter), page::complete, problem -> {
            if (!(problem instanceof ContainerRecreatedException)) {
                page.completeExceptionally(problem);
                return;
            }
            runs.forget();
            page.endsWith(told(after(runs.plan(meter), anew -> begun(anew, resumed, size, meter))));
        });
    }

    /** The same, once nobody begins anew any more. */
    private CompletableFuture<Supplier<Page<T>>> told(CompletableFuture<Supplier<Page<T>>> page) {
        AsyncChain<Supplier<Page<T>>> told = new AsyncChain<>();
        return told.after(
                page, told::complete, problem -> told.completeExceptionally(ContainerRecreatedException.told(problem)));
    }

    private CompletableFuture<Supplier<Page<T>>> begun(
            QueryPlan plan, Continuation resumed, int size, PageStatistics meter) {
        return after(runs.begin(plan, resumed, size, meter), run -> page(run, size));
    }

    /** @param size of the page, 0 for what comes first */
    private CompletableFuture<Supplier<Page<T>>> page(QueryCursor run, int size) {
        AsyncChain<Supplier<Page<T>>> page = new AsyncChain<>();
        return page.after(run.next(size), rows -> page.complete(() -> page(run, rows)), problem -> {
            run.throwIfUnreadable(problem);
            page.completeExceptionally(problem);
        });
    }

    /** @param more where the service goes on, {@code null} at the end */
    Page<T> page(List<T> rows, PageMetadata facts, String more) {
        return Page.fromService(rows, facts, more, fingerprint).reportedTo(pipeline, requests.container.name());
    }

    /** A page that the client merged. */
    private Page<T> page(QueryCursor run, PageRows rows) {
        return Page.of(
                        StreamedRows.of(rows.list(), decoder),
                        rows.facts,
                        run.isDone() ? null : run,
                        () -> run.token(rows))
                .reportedTo(pipeline, requests.container.name());
    }

    @Override
    public Page<T> await(CompletableFuture<Supplier<Page<T>>> asked) {
        return pipeline.waits().await(asked).get();
    }
}
