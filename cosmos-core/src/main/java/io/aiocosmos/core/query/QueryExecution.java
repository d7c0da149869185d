package io.aiocosmos.core.query;

import io.aiocosmos.core.async.PendingFutures;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.partition.SplitResolver;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import java.util.concurrent.CompletableFuture;

/** State shared by all parts of one execution of a planned query. */
final class QueryExecution {
    final RequestPipeline pipeline;
    final QueryRequests requests;
    final QueryPlan plan;
    final String text; // the rewritten query, or the user's if it was not rewritten
    final String rid; // of the container that it started with, empty if unknown
    final RangeCache ranges; // shared by the client
    final QueryLimits limits;
    final PageStatistics statistics;
    final PendingFutures pending = new PendingFutures(); // pending requests
    OperationResult lastResult; // the last one whose rows the stages got

    QueryExecution(
            RequestPipeline pipeline,
            QueryRequests requests,
            QueryPlan plan,
            String rid,
            RangeCache ranges,
            QueryLimits limits,
            PageStatistics statistics) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.plan = plan;
        this.text = plan.rewrittenQuery.isEmpty() ? requests.query.text() : plan.rewrittenQuery;
        this.rid = rid;
        this.ranges = ranges;
        this.limits = limits;
        this.statistics = statistics;
    }

    /** Page size if so many partitions buffer a page each; 0 for the size from the options. */
    int pageSizeFor(int partitions) {
        int share = Math.max(1, limits.maxBufferedItems() / Math.max(1, partitions));
        return requests.pageSize > 0 && requests.pageSize <= share ? 0 : share;
    }

    CompletableFuture<OperationResult> fetch(RangeScope scope, String sentText, String continuation, int maxItems) {
        Operation page = requests.inRange(scope, sentText, continuation, maxItems);
        return pending.ask(() -> pipeline.start(page, result -> ofThisContainer(statistics.add(result))));
    }

    /** A recreated container may have ranges of the same ids, so each response is checked for its rid. */
    private OperationResult ofThisContainer(OperationResult result) {
        String owner = result.isOk() ? result.header(Headers.OWNER_RID) : null;
        if (owner == null || rid.isEmpty() || owner.equals(rid)) return result;
        throw new ContainerRecreatedException(result);
    }

    /** A resolver for splits of the ranges in a map. */
    SplitResolver splitResolver(RangeMap map) {
        return new SplitResolver(pipeline, requests.container, ranges, pending, map);
    }
}
