package io.aiocosmos.core.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A part of the container that is read by itself, and how far: to the etag of its last response. */
final class SubRange {
    final FeedRange range;
    final String rangeId; // of a partition key range whose bounds are to be found; else null
    final String etag; // null if it was not read yet
    private volatile CompletableFuture<OperationResult> pending;

    SubRange(FeedRange range, String etag) {
        this(range, null, etag);
    }

    private SubRange(FeedRange range, String rangeId, String etag) {
        this.range = range;
        this.rangeId = rangeId;
        this.etag = etag;
    }

    /** All of a partition key range, as some continuations name it. */
    static SubRange ofId(String rangeId, String etag) {
        return new SubRange(FeedRange.all(), rangeId, etag);
    }

    boolean isPending() {
        return pending != null;
    }

    /** The response that is pending, or a new one. */
    CompletableFuture<OperationResult> fetch(Supplier<CompletableFuture<OperationResult>> request) {
        CompletableFuture<OperationResult> response = pending;
        if (response == null || response.isCompletedExceptionally()) pending = response = request.get();
        return response;
    }

    /** What was pending has been taken in. */
    void taken() {
        pending = null;
    }

    void cancel() {
        CompletableFuture<OperationResult> response = pending;
        if (response != null) response.cancel(true);
    }
}
