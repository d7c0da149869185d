package io.aiocosmos.core.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.result.OperationResult;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A part of the container that is read by itself, and how far: to the etag of its last response. */
final class SubRange {
    final FeedRange range;
    final String rangeId; // of a partition key range whose bounds are to be found; else null
    final String etag; // null if it was not read yet
    private volatile CompletableFuture<OperationResult> pending;
    private String askedId; // of the partition key range that the pending response is of; null for a key

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
        CompletableFuture<OperationResult> response = pending;
        return response != null && !response.isCompletedExceptionally();
    }

    /**
     * The response that is pending, or a new one.
     *
     * @param id of the partition key range that a new one is asked of
     */
    CompletableFuture<OperationResult> fetch(String id, Supplier<CompletableFuture<OperationResult>> request) {
        if (isPending()) return pending;
        askedId = id;
        return pending = request.get();
    }

    /** Whether the response is of that partition key range, and not of one that was merged since. */
    boolean isOf(String id) {
        return Objects.equals(askedId, id);
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
