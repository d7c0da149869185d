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

/** What all parts of one run of a planned query share. */
final class QueryExecution {
    final RequestPipeline pipeline;
    final QueryRequests requests;
    final QueryPlan plan;
    final String text; // to send: rewritten, or as the user wrote it
    final String rid; // of the container that it began with, empty if that is not known
    final RangeCache ranges; // of the containers of this client
    final QueryLimits limits;
    final PageStatistics meter;
    final PendingFutures underWay = new PendingFutures(); // what the run waits for
    OperationResult taken; // whose rows the stages had last

    QueryExecution(
            RequestPipeline pipeline,
            QueryRequests requests,
            QueryPlan plan,
            String rid,
            RangeCache ranges,
            QueryLimits limits,
            PageStatistics meter) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.plan = plan;
        this.text = plan.rewrittenQuery.isEmpty() ? requests.query.text() : plan.rewrittenQuery;
        this.rid = rid;
        this.ranges = ranges;
        this.limits = limits;
        this.meter = meter;
    }

    /** Rows to ask for at once if that many partitions keep a page each; 0 for what the options say. */
    int pageSizeFor(int partitions) {
        int share = Math.max(1, limits.maxBufferedItems() / Math.max(1, partitions));
        return requests.pageSize > 0 && requests.pageSize <= share ? 0 : share;
    }

    CompletableFuture<OperationResult> ask(RangeScope scope, String sentText, String continuation, int maxItems) {
        Operation page = requests.inRange(scope, sentText, continuation, maxItems);
        return underWay.ask(() -> pipeline.start(page, answer -> ofThisContainer(meter.add(answer))));
    }

    /** Another container of that name may have ranges of the same ids: its answers look right, and are not. */
    private OperationResult ofThisContainer(OperationResult answer) {
        String owner = answer.isOk() ? answer.header(Headers.OWNER_RID) : null;
        if (owner == null || rid.isEmpty() || owner.equals(rid)) return answer;
        throw new ContainerRecreatedException(answer);
    }

    /** Finds what became of ranges, all of which are those of a map so far. */
    SplitResolver splits(RangeMap map) {
        return new SplitResolver(pipeline, requests.container, ranges, underWay, map);
    }
}
