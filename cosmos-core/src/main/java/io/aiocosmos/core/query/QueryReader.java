package io.aiocosmos.core.query;

import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
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
    private static final int NOT_SERVABLE = 1004;

    private final RequestPipeline pipeline;
    private final Queries queries;
    private final QueryRequests requests;
    private final KeyScope keys;
    private final QueryLimits limits;
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
        this.queries = queries;
        this.requests = requests;
        this.keys = keys;
        this.limits = limits;
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
        if (from instanceof QueryRun || from == null && isPlanned()) return await(ask(from));
        Answer answer = pipeline.run(straight(from));
        return from == null && needsPlan(answer) ? await(beginPlanned()) : page(answer);
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> ask(Position from) {
        if (from instanceof QueryRun) return any((QueryRun) from);
        if (from == null && isPlanned()) return beginPlanned();
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(pipeline.start(straight(from), answer -> answer), answer -> {
            if (from == null && needsPlan(answer)) page.endsWith(beginPlanned());
            else page.complete(() -> page(answer));
        });
    }

    @Override
    public Page<T> read(String token, int size) {
        return await(ask(token, size));
    }

    @Override
    public CompletableFuture<Supplier<Page<T>>> ask(String token, int size) {
        Page.checkSize(size);
        Continuation resumed = token == null ? null : Continuation.decode(token, fingerprint);
        if (resumed != null && Resume.isResume(resumed.service())) {
            Resume resume = Resume.parse(resumed.service());
            return full(resume, size);
        }
        if (resumed == null && isPlanned()) return full(null, size);
        return new StraightPage<>(this, resumed, size).start();
    }

    /** A full page of a planned query. */
    CompletableFuture<Supplier<Page<T>>> full(Resume resume, int size) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(
                open(resume, false), run -> page.after(run.full(size), rows -> page.complete(() -> page(run, rows))));
    }

    private CompletableFuture<Supplier<Page<T>>> beginPlanned() {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(open(null, true), run -> page.endsWith(any(run)));
    }

    private CompletableFuture<Supplier<Page<T>>> any(QueryRun run) {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        return page.after(run.any(), rows -> page.complete(() -> page(run, rows)));
    }

    private CompletableFuture<QueryRun> open(Resume resume, boolean ahead) {
        Chained<QueryRun> run = new Chained<>();
        return run.after(queries.plan(pipeline, requests), plan -> {
            if (!ahead) mustBeResumable(plan);
            String text = plan.rewrittenQuery().isEmpty() ? requests.query().text() : plan.rewrittenQuery();
            Query query = new Query(pipeline, requests, plan, text, queries.ranges(), limits, new Meter());
            run.after(
                    keys.within(pipeline, requests),
                    within -> run.after(
                            queries.ranges(pipeline, requests, within),
                            map -> run.complete(QueryRun.begin(query, map, within, resume, ahead, fingerprint))));
        });
    }

    private static void mustBeResumable(QueryPlan plan) {
        boolean lost =
                plan.groupBy() || plan.distinct() == QueryPlan.Distinct.UNORDERED && plan.distinctCountAlias() == null;
        if (lost)
            throw new IllegalArgumentException(
                    "a query with GROUP BY or unordered DISTINCT cannot be read by page(…): where it stands is more than a"
                            + " token holds. Iterate over it, or use pages()");
    }

    /** Whether it is known that the client must merge, or asked for so that partitions are read at once. */
    private boolean isPlanned() {
        if (queries.known(requests) != null || keys.isPart()) return true;
        return limits.parallelism() > 1 && requests.partitionKey() == null;
    }

    boolean needsPlan(Answer answer) {
        if (answer.status() != 400) return false;
        return answer.subStatus() == NOT_SERVABLE || refusesAggregate(answer);
    }

    /** The gateway has no sub-status for aggregates in a select list. */
    private static boolean refusesAggregate(Answer answer) {
        try {
            JsonSlice message = JsonSlice.of(answer.body(), answer.bodyOffset(), answer.bodyLength())
                    .field("message");
            return message != null && message.string().contains("Cross partition query only supports");
        } catch (MalformedJsonException e) {
            return false;
        }
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
        List<T> items = new ArrayList<>();
        for (JsonSlice row : rows(answer)) items.add(decode.apply(row));
        return page(
                items,
                PageFacts.of(answer),
                () -> Continuation.of(fingerprint, answer, more).encode(),
                more);
    }

    /** @param more where the service goes on, {@code null} at the end */
    Page<T> page(List<T> items, PageFacts facts, Supplier<String> token, String more) {
        return Page.of(items, facts, more == null ? null : new Straight(more), token)
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

    List<T> decoded(List<JsonSlice> rows) {
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
