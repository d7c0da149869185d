package io.aiocosmos.core.query;

import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Caches the plans of all queries of a client. Thread-safe. */
public final class PlanCache {
    private static final int MAX_PLANS = 500;
    private static final int MAX_KEY = 8 * 1024; // characters; longer keys are not cached
    private static final float LOAD = 0.75f;

    final RangeCache ranges;
    private final Map<String, QueryPlan> plans = new LinkedHashMap<>(16, LOAD, true); // least recently used first
    private final PlanRefusals refusals = new PlanRefusals();

    /** @param ranges of the client, which are cached whether it has queries or not */
    public PlanCache(RangeCache ranges) {
        this.ranges = ranges;
        ranges.onRecreated(container -> forgetPlans(container.name()));
    }

    /** The cached plan of this query with these parameters; {@code null} if there is none. */
    QueryPlan cached(QueryRequests requests) {
        synchronized (plans) {
            return plans.get(key(requests));
        }
    }

    CompletableFuture<QueryPlan> plan(RequestPipeline pipeline, QueryRequests requests, PageStatistics statistics) {
        QueryPlan cached = cached(requests);
        if (cached != null) return CompletableFuture.completedFuture(cached);
        return pipeline.start(
                requests.plan(),
                result -> store(requests, statistics.add(result).orThrow()));
    }

    /** The plan; {@code null} if the server does not support plans, or not for this query. */
    CompletableFuture<QueryPlan> planIfSupported(
            RequestPipeline pipeline, QueryRequests requests, PageStatistics statistics) {
        QueryPlan cached = cached(requests);
        if (cached != null || refusals.isPaused(pipeline.waits().nanos()))
            return CompletableFuture.completedFuture(cached);
        return pipeline.start(
                requests.plan(),
                result -> supportsPlans(statistics.add(result), pipeline.waits().nanos())
                        ? store(requests, result)
                        : null);
    }

    /** Servers without query plans reject the request, or run the query itself. */
    private boolean supportsPlans(OperationResult result, long now) {
        int status = result.status();
        if (status == StatusCodes.BAD_REQUEST || status == StatusCodes.NOT_FOUND)
            return false; // of this query, or of the container
        boolean refused = status == StatusCodes.METHOD_NOT_ALLOWED
                || status == StatusCodes.NOT_IMPLEMENTED
                || result.orThrow().read(page -> page.json().field("Documents")) != null;
        if (refused) refusals.add(now);
        else refusals.clear();
        return !refused;
    }

    private QueryPlan store(QueryRequests requests, OperationResult result) {
        QueryPlan plan = result.read(json -> QueryPlan.read(json.json()));
        String key = key(requests);
        if (key.length() > MAX_KEY) return plan;
        synchronized (plans) {
            plans.put(key, plan);
            if (plans.size() > MAX_PLANS) plans.remove(plans.keySet().iterator().next());
        }
        return plan;
    }

    /** Parameters are part of the key: they decide which ranges a query reads. */
    private static String key(QueryRequests requests) {
        String key = requests.partitionKey == null ? "" : requests.partitionKey.get();
        String parameters = new String(requests.query.parameters(), StandardCharsets.UTF_8);
        String text = requests.query.text();
        return requests.container.name() + '\n' + key + '\n' + parameters + '\n' + text;
    }

    /** Plans depend on the partition key of a container, which may differ after it was recreated. */
    private void forgetPlans(String container) {
        synchronized (plans) {
            plans.keySet().removeIf(key -> key.startsWith(container + '\n'));
        }
    }

    /** Removes all that is known of a container that was recreated, its ranges too. */
    public void forget(String container) {
        ranges.forget(container);
        forgetPlans(container);
    }
}
