package io.aiocosmos.core.query;

import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the queries of a client share: plans by query, partition ranges by container. Thread-safe. */
public final class PlanCache {
    private static final int MAX_PLANS = 500;
    private static final int MAX_KEY = 8 * 1024; // characters; longer queries are planned each time
    private static final float LOAD = 0.75f;

    final RangeCache ranges = new RangeCache(container -> forgetPlans(container.name()));
    private final Map<String, QueryPlan> plans = new LinkedHashMap<>(16, LOAD, true); // least recently used first
    private final PlanRefusals refusals = new PlanRefusals();

    /** The plan if it is known: this query was asked before, with these parameters. */
    QueryPlan known(QueryRequests requests) {
        synchronized (plans) {
            return plans.get(key(requests));
        }
    }

    CompletableFuture<QueryPlan> plan(RequestPipeline pipeline, QueryRequests requests, PageStatistics meter) {
        QueryPlan known = known(requests);
        if (known != null) return CompletableFuture.completedFuture(known);
        return pipeline.start(
                requests.plan(), answer -> keep(requests, meter.add(answer).orThrow()));
    }

    /** The plan; {@code null} if the server has none, or none for this query. */
    CompletableFuture<QueryPlan> planIfAny(RequestPipeline pipeline, QueryRequests requests, PageStatistics meter) {
        QueryPlan known = known(requests);
        if (known != null || refusals.hold(pipeline.waits().nanos())) return CompletableFuture.completedFuture(known);
        return pipeline.start(
                requests.plan(),
                answer -> hasPlan(meter.add(answer), pipeline.waits().nanos()) ? keep(requests, answer) : null);
    }

    /** Servers without plans refuse to make one, or take the request for the query itself. */
    private boolean hasPlan(OperationResult answer, long now) {
        int status = answer.status();
        if (status == StatusCodes.BAD_REQUEST || status == StatusCodes.NOT_FOUND)
            return false; // of this query, or of the container
        boolean refused = status == StatusCodes.METHOD_NOT_ALLOWED
                || status == StatusCodes.NOT_IMPLEMENTED
                || answer.orThrow().read(page -> page.json().field("Documents")) != null;
        if (refused) refusals.add(now);
        else refusals.clear();
        return !refused;
    }

    private QueryPlan keep(QueryRequests requests, OperationResult answer) {
        QueryPlan plan = answer.read(json -> QueryPlan.read(json.json()));
        String key = key(requests);
        if (key.length() > MAX_KEY) return plan;
        synchronized (plans) {
            plans.put(key, plan);
            if (plans.size() > MAX_PLANS) plans.remove(plans.keySet().iterator().next());
        }
        return plan;
    }

    /** Parameters count: they decide which partitions a query touches. */
    private static String key(QueryRequests requests) {
        String key = requests.partitionKey == null ? "" : requests.partitionKey.get();
        String parameters = new String(requests.query.parameters(), StandardCharsets.UTF_8);
        String text = requests.query.text();
        return requests.container.name() + '\n' + key + '\n' + parameters + '\n' + text;
    }

    /** Plans are made for the key of a container: when it was made again, that may be another one. */
    private void forgetPlans(String container) {
        synchronized (plans) {
            plans.keySet().removeIf(key -> key.startsWith(container + '\n'));
        }
    }

    /** Forgets all that was known of a container, because another has its name by now. */
    public void forget(String container) {
        ranges.forget(container);
        forgetPlans(container);
    }

    /** The partition key ranges of the client's containers. */
    public RangeCache ranges() {
        return ranges;
    }
}
