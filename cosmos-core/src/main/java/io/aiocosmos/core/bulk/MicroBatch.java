package io.aiocosmos.core.bulk;

import io.aiocosmos.core.batch.BatchBody;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.result.OperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The operations of one request to one range. */
final class MicroBatch {
    /** As the official clients have it. Source: {@code BatchRequestResponseConstants} of azure-cosmos. */
    static final int MAX_BYTES = 220_201;

    final BatchBody body;
    final List<BatchItem> items = new ArrayList<>();
    final RangeQueue range;
    private int limit = BatchBody.MAX_OPERATIONS;

    // Once it was sent.
    RangeMap map;
    long startedNanos;
    CompletableFuture<OperationResult> pending;
    OperationResult result;
    Throwable problem;
    volatile boolean throttled;

    /** @param capacity in bytes; it grows */
    MicroBatch(RangeQueue range, int capacity) {
        this.range = range;
        this.body = new BatchBody(capacity);
    }

    /** Whether an operation fits in as well; one that is too long for all goes alone. */
    boolean takes(BatchItem item, int length) {
        if (items.isEmpty()) return true;
        int after = items.size() + 1;
        return after <= limit && after <= item.neighbours && body.length() + 1 + length <= MAX_BYTES;
    }

    /** Copies an operation from where it was written. */
    void add(BatchItem item, byte[] written, int offset, int length) {
        limit = Math.min(limit, item.neighbours);
        JsonBuffer out = body.next();
        int start = out.length();
        out.write(written, offset, length);
        item.isAt(out, start, length);
        item.range = range;
        item.state = BatchItem.State.QUEUED;
        items.add(item);
    }

    /** The same without operations that ended while they waited. */
    MicroBatch withoutEnded() {
        boolean ended = false;
        for (BatchItem item : items) ended |= item.hasEnded();
        if (!ended) return this;
        MicroBatch rest = new MicroBatch(range, body.length());
        for (BatchItem item : items) if (!item.hasEnded()) rest.add(item, item.buffer.array(), item.start, item.length);
        return rest;
    }

    boolean isFull() {
        return items.size() >= limit || body.length() >= MAX_BYTES;
    }

    int size() {
        return items.size();
    }
}
