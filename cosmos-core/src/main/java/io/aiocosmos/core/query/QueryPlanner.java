package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.partition.KeyScope.Reach;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import java.util.concurrent.CompletableFuture;

/** Decides whether a query needs a plan, and begins runs of it by its plan. */
final class QueryPlanner {
    private final RequestPipeline pipeline;
    private final PlanCache queries;
    private final QueryRequests requests;
    private final KeyScope keys;
    private final QueryLimits limits;
    private final long fingerprint;

    QueryPlanner(
            RequestPipeline pipeline,
            PlanCache queries,
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

    /**
     * Whether it is sent as it is. That leads to its end within one key only: of others the service serves some itself,
     * but refuses to go on with one that it orders as soon as a split gives it a second partition.
     */
    boolean isSentAsIs() {
        return isWithinKey() && queries.known(requests) == null;
    }

    private boolean isWithinKey() {
        Reach reach = keys.reach();
        return reach == Reach.ONE_KEY || reach == Reach.PREFIX_OR_ONE_KEY;
    }

    /** Whether it is not known if it stays within one key, though it was sent as if it did. */
    boolean isPerhapsPrefix() {
        return keys.reach() == Reach.PREFIX_OR_ONE_KEY;
    }

    CompletableFuture<Boolean> isPrefix() {
        return keys.resolveReach(pipeline).thenApply(reach -> reach == Reach.PREFIX);
    }

    /** The plan to begin with; {@code null} if the query is to be sent as it is. */
    CompletableFuture<QueryPlan> firstPlan(PageStatistics meter) {
        return isSentAsIs() ? CompletableFuture.completedFuture(null) : planIfAny(meter);
    }

    /** {@code null} if the server has no plans, which not all have that speak this protocol, and can do without. */
    CompletableFuture<QueryPlan> planIfAny(PageStatistics meter) {
        return keys.reach() == Reach.FEED_RANGE ? plan(meter) : queries.planIfAny(pipeline, requests, meter);
    }

    CompletableFuture<QueryPlan> plan(PageStatistics meter) {
        return queries.plan(pipeline, requests, meter);
    }

    /** For when the container is found to be another one than what is known of it. */
    void forget() {
        queries.forget(requests.container.name());
    }

    /**
     * A run by a plan.
     *
     * @param resumed what the caller's token said, {@code null} for the start
     * @param size of the page that is wanted; 0 for pages of any size, some of them asked for before they are wanted
     * @throws IllegalArgumentException if a page of a size could not say where the next one begins
     */
    CompletableFuture<QueryCursor> begin(QueryPlan plan, Continuation resumed, int size, PageStatistics meter) {
        if (size > 0) plan.mustBeResumable();
        QueryRequests asked = resumed == null ? requests : requests.resumedAt(resumed);
        Resume resume = resumed == null ? null : Resume.parse(resumed.serviceContinuation());
        AsyncChain<QueryCursor> run = new AsyncChain<>();
        return run.after(queries.ranges.get(pipeline, requests.container), map -> {
            QueryExecution query = new QueryExecution(pipeline, asked, plan, map.rid(), queries.ranges, limits, meter);
            run.after(
                    keys.keyRange(pipeline, map.rid()),
                    within -> run.complete(
                            new QueryCursor(query, Stages.of(query, map, within, resume, size == 0), fingerprint)));
        });
    }

    /** Whether an answer says that the client must merge. */
    static boolean needsPlan(OperationResult answer) {
        if (answer.status() != StatusCodes.BAD_REQUEST) return false;
        return answer.subStatus() == SubStatusCodes.CROSS_PARTITION_QUERY_NOT_SERVABLE || refusesAggregate(answer);
    }

    /** The gateway has no sub-status for aggregates in a select list. */
    private static boolean refusesAggregate(OperationResult answer) {
        try {
            JsonSlice message = answer.json().field("message");
            return message != null && message.string().contains("Cross partition query only supports");
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
