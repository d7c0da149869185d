package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** Decides whether a query needs a plan, and begins runs of it by its plan. */
final class QueryRuns {
    private static final int NOT_SERVABLE = 1004;

    private final RequestPipeline pipeline;
    private final Queries queries;
    private final QueryRequests requests;
    private final KeyScope keys;
    private final QueryLimits limits;
    private final long fingerprint;

    QueryRuns(
            RequestPipeline pipeline,
            Queries queries,
            QueryRequests requests,
            KeyScope keys,
            QueryLimits limits,
            long fingerprint) {
        this.pipeline = pipeline;
        this.queries = queries;
        this.requests = requests;
        this.keys = keys;
        this.limits = limits;
        this.fingerprint = fingerprint;
    }

    /** Whether nothing speaks against sending the query as it is. */
    boolean isSentAsIs() {
        return queries.known(requests) == null && !keys.isPart() && !isFannedOut();
    }

    private boolean isFannedOut() {
        return limits.parallelism() > 1 && requests.partitionKey() == null;
    }

    /**
     * The plan to begin with; {@code null} if the query is to be sent as it is. Partitions are asked at once only if the
     * server has plans: not all do that speak this protocol.
     */
    CompletableFuture<QueryPlan> firstPlan() {
        if (isSentAsIs()) return CompletableFuture.completedFuture(null);
        boolean needed = queries.known(requests) != null || keys.isPart();
        return needed ? plan() : queries.planIfAny(pipeline, requests);
    }

    CompletableFuture<QueryPlan> plan() {
        return queries.plan(pipeline, requests);
    }

    /** A run of pages of any size, some of them asked for before they are wanted. */
    CompletableFuture<QueryRun> begin(QueryPlan plan) {
        return open(plan, requests, null, true);
    }

    /**
     * A run for a page of a size.
     *
     * @param resumed what the caller's token said, {@code null} for the start
     */
    CompletableFuture<QueryRun> resume(QueryPlan plan, Continuation resumed) {
        plan.mustBeResumable();
        if (resumed == null) return open(plan, requests, null, false);
        return open(plan, requests.resumedAt(resumed), Resume.parse(resumed.service()), false);
    }

    private CompletableFuture<QueryRun> open(QueryPlan plan, QueryRequests asked, Resume resume, boolean ahead) {
        String text = plan.rewrittenQuery().isEmpty() ? asked.query().text() : plan.rewrittenQuery();
        Query query = new Query(pipeline, asked, plan, text, queries.ranges(), limits, new Meter(), new UnderWay());
        Chained<QueryRun> run = new Chained<>();
        return run.after(
                keys.within(pipeline, asked),
                within -> run.after(
                        queries.knownRanges(pipeline, asked.container()),
                        map -> run.complete(QueryRun.begin(query, map, within, resume, ahead, fingerprint))));
    }

    /** Whether an answer says that the client must merge. */
    static boolean needsPlan(Answer answer) {
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
}
