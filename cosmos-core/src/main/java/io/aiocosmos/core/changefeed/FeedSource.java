package io.aiocosmos.core.changefeed;

import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** What all pages of one change feed are read with. Immutable. */
final class FeedSource {
    final RequestPipeline pipeline;
    final ChangeFeedRequests requests;
    final RangeCache ranges;
    final int parallelism;
    final long pollNanos;
    private final FeedBeginning beginning;
    private final long pageNanos;

    /**
     * @param parallelism how many parts are read at once
     * @param pageNanos timeout of each page with all its requests; 0 for the client's own
     * @param pollNanos how long to wait when it is caught up; 0 to end the page then
     */
    FeedSource(
            RequestPipeline pipeline,
            ChangeFeedRequests requests,
            RangeCache ranges,
            FeedBeginning beginning,
            int parallelism,
            long pageNanos,
            long pollNanos) {
        this.pipeline = pipeline;
        this.requests = requests;
        this.ranges = ranges;
        this.beginning = beginning;
        this.parallelism = parallelism;
        this.pageNanos = pageNanos;
        this.pollNanos = pollNanos;
    }

    FeedSource polling(long nanos) {
        return new FeedSource(pipeline, requests, ranges, beginning, parallelism, pageNanos, nanos);
    }

    RequestPipeline timed() {
        return pipeline.within(pageNanos);
    }

    CompletableFuture<FeedState> begin(RequestPipeline timed) {
        return beginning.begin(timed);
    }

    /** Until it is time to ask again; cancelled when the client or session is closed. */
    CompletableFuture<Void> pause() {
        CompletableFuture<Void> over = pipeline.waits().pause(pollNanos);
        over.whenComplete((done, problem) -> pipeline.waits().forget(over));
        pipeline.waits().cancelAtClose(over);
        return over;
    }
}
