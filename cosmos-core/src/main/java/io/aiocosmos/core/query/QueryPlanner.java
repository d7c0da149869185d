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

/** Decides whether a query needs a plan, and starts planned executions. */
final class QueryPlanner {
    private final RequestPipeline pipeline;
    private final PlanCache planCache;
    private final QueryRequests requests;
    private final KeyScope keyScope;
    private final QueryLimits limits;
    private final long fingerprint;

    QueryPlanner(
            RequestPipeline pipeline,
            PlanCache planCache,
            QueryRequests requests,
            KeyScope keyScope,
            QueryLimits limits,
            long fingerprint) {
        this.pipeline = pipeline;
        this.planCache = planCache;
        this.requests = requests;
        this.keyScope = keyScope;
        this.limits = limits;
        this.fingerprint = fingerprint;
    }

    /**
     * Whether the query is passed through to the service without a plan. Only queries within one key are: the service
     * serves some others itself, but rejects the next page of an ordered one as soon as a split adds a second
     * partition.
     */
    boolean isPassedThrough() {
        return isWithinKey() && planCache.cached(requests) == null;
    }

    private boolean isWithinKey() {
        Reach reach = keyScope.reach();
        return reach == Reach.ONE_KEY || reach == Reach.PREFIX_OR_ONE_KEY;
    }

    /** Whether the key may be a prefix, though the query was passed through. */
    boolean mayBePrefix() {
        return keyScope.reach() == Reach.PREFIX_OR_ONE_KEY;
    }

    CompletableFuture<Boolean> isPrefix() {
        return keyScope.resolveReach(pipeline).thenApply(reach -> reach == Reach.PREFIX);
    }

    /** The plan for the first page; {@code null} if the query is passed through. */
    CompletableFuture<QueryPlan> firstPlan(PageStatistics statistics) {
        return isPassedThrough() ? CompletableFuture.completedFuture(null) : planIfSupported(statistics);
    }

    /** {@code null} if the server does not support plans, as some servers of this protocol. */
    CompletableFuture<QueryPlan> planIfSupported(PageStatistics statistics) {
        return keyScope.reach() == Reach.FEED_RANGE
                ? plan(statistics)
                : planCache.planIfSupported(pipeline, requests, statistics);
    }

    CompletableFuture<QueryPlan> plan(PageStatistics statistics) {
        return planCache.plan(pipeline, requests, statistics);
    }

    /** Removes cached entries after the container was recreated. */
    void forget() {
        planCache.forget(requests.container.name());
    }

    /**
     * Starts a planned execution.
     *
     * @param continuation from the caller, {@code null} for the start
     * @param size of the requested page; 0 for pages of any size, with prefetching
     * @throws IllegalArgumentException if the size is not 0 and the state does not fit a continuation
     */
    CompletableFuture<QueryCursor> start(
            QueryPlan plan, Continuation continuation, int size, PageStatistics statistics) {
        if (size > 0) plan.checkResumable();
        QueryRequests resumedRequests = continuation == null ? requests : requests.resumedAt(continuation);
        ResumeState resumeState = continuation == null ? null : ResumeState.parse(continuation.serviceContinuation());
        AsyncChain<QueryCursor> cursor = new AsyncChain<>();
        return cursor.after(planCache.ranges.get(pipeline, requests.container), map -> {
            QueryExecution query = new QueryExecution(
                    pipeline, resumedRequests, plan, map.rid(), planCache.ranges, limits, statistics);
            cursor.after(
                    keyScope.keyRange(pipeline, map.rid()),
                    keyRange -> cursor.complete(new QueryCursor(
                            query, Stages.of(query, map, keyRange, resumeState, size == 0), fingerprint)));
        });
    }

    /** Whether the service rejected the query because the client must merge. */
    static boolean needsPlan(OperationResult result) {
        if (result.status() != StatusCodes.BAD_REQUEST) return false;
        return result.subStatus() == SubStatusCodes.CROSS_PARTITION_QUERY_NOT_SERVABLE || refusesAggregate(result);
    }

    /** The gateway has no sub-status for unsupported aggregates in a select list. */
    private static boolean refusesAggregate(OperationResult result) {
        try {
            JsonSlice message = result.json().field("message");
            return message != null && message.string().contains("Cross partition query only supports");
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
