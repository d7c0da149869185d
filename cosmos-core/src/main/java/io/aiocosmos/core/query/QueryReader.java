package io.aiocosmos.core.query;

import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.paging.PageReader;
import io.aiocosmos.core.paging.Position;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.ArrayList;
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
    private final QueryRuns runs;
    private final Function<JsonSlice, T> decode;
    private final long fingerprint;

    /**
     * @param keys that are read of the container
     * @param fingerprint of everything that makes this query another one
     */
    public QueryReader(
            RequestPipeline pipeline,
            Queries queries,
            QueryRequests requests,
            KeyScope keys,
            QueryLimits limits,
            Function<JsonSlice, T> decode,
            long fingerprint) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.runs = new QueryRuns(pipeline, queries, requests, keys, limits, fingerprint);
        this.decode = decode;
        this.fingerprint = fingerprint;
    }

    /** @param continuation the service's own */
    private record Straight(String continuation) implements Position {
        @Override
        public String toString() {
            return "Straight[<hidden>]";
        }
    }

    @Override
    public Page<T> read(Position from) {
        if (from instanceof QueryRun || from == null && !runs.isSentAsIs()) return await(ask(from));
        Answer answer = pipeline.run(straight(from));
        return from == null && QueryRuns.needsPlan(answer) ? await(planned()) : page(answer);
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> ask(Position from) {
        if (from instanceof QueryRun) return any((QueryRun) from);
        if (from != null) return sentAsIs(from);
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(runs.firstPlan(), plan -> page.endsWith(plan == null ? sentAsIs(null) : planned(plan)));
    }

    private CompletableFuture<Supplier<Page<T>>> sentAsIs(Position from) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(pipeline.start(straight(from), answer -> answer), answer -> {
            if (from == null && QueryRuns.needsPlan(answer)) page.endsWith(planned());
            else page.complete(() -> page(answer));
        });
    }

    private CompletableFuture<Supplier<Page<T>>> planned() {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(runs.plan(), plan -> page.endsWith(planned(plan)));
    }

    private CompletableFuture<Supplier<Page<T>>> planned(QueryPlan plan) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(runs.begin(plan), run -> page.endsWith(any(run)));
    }

    private CompletableFuture<Supplier<Page<T>>> any(QueryRun run) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(run.any(), rows -> page.complete(() -> page(run, rows)));
    }

    @Override
    public Page<T> read(String token, int size) {
        return await(ask(token, size));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> ask(String token, int size) {
        Page.checkSize(size);
        Chained<Supplier<Page<T>>> page = new Chained<>();
        if (token == null)
            return page.after(
                    runs.firstPlan(),
                    plan -> page.endsWith(
                            plan == null ? new StraightPage<>(this, null, size).start() : full(plan, null, size)));
        Continuation resumed = Continuation.decode(token, fingerprint);
        if (!Resume.isResume(resumed.service())) return new StraightPage<>(this, resumed, size).start();
        Resume.parse(resumed.service()); // so that nothing is sent if it is malformed
        return page.after(runs.plan(), plan -> page.endsWith(full(plan, resumed, size)));
    }

    /** The first page of a size, of a query that the service refused to serve as it is. */
    CompletableFuture<Supplier<Page<T>>> firstFull(int size) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(runs.plan(), plan -> page.endsWith(full(plan, null, size)));
    }

    private CompletableFuture<Supplier<Page<T>>> full(QueryPlan plan, Continuation resumed, int size) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(
                runs.resume(plan, resumed),
                run -> page.after(run.full(size), rows -> page.complete(() -> page(run, rows))));
    }

    private Operation straight(Position from) {
        return requests.straight(from == null ? null : ((Straight) from).continuation(), 0)
                .build();
    }

    RequestPipeline pipeline() {
        return pipeline;
    }

    QueryRequests requests() {
        return requests;
    }

    /** A page that the service itself made. */
    private Page<T> page(Answer answer) {
        String more = Page.continuation(answer.orThrow());
        return page(
                rows(answer),
                PageFacts.of(answer),
                () -> Continuation.of(fingerprint, answer, more).encode(),
                more);
    }

    /** @param more where the service goes on, {@code null} at the end */
    Page<T> page(List<JsonSlice> rows, PageFacts facts, Supplier<String> token, String more) {
        return Page.of(decoded(rows), facts, more == null ? null : new Straight(more), token)
                .told(pipeline, requests.container().name());
    }

    long fingerprint() {
        return fingerprint;
    }

    static List<JsonSlice> rows(Answer answer) {
        FeedPage page =
                answer.read(json -> FeedPage.read(json.body(), json.bodyOffset(), json.bodyLength(), "Documents"));
        List<JsonSlice> rows = new ArrayList<>(page.size());
        for (int i = 0; i < page.size(); i++) rows.add(page.element(i));
        return rows;
    }

    private List<T> decoded(List<JsonSlice> rows) {
        List<T> items = new ArrayList<>(rows.size());
        for (JsonSlice row : rows) items.add(decode.apply(row));
        return items;
    }

    /** A page that the client merged. */
    private Page<T> page(QueryRun run, QueryRun.Rows rows) {
        return Page.of(decoded(rows.rows()), rows.facts(), run.isDone() ? null : run, () -> run.token(rows))
                .told(pipeline, requests.container().name());
    }

    @Override
    public Page<T> await(CompletableFuture<Supplier<Page<T>>> asked) {
        return pipeline.await(asked).get();
    }
}
