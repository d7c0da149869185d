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

    // Request units, if they are limited.
    double reserved;
    double charged; // by its elements

    /** @param capacity in bytes; it grows */
    MicroBatch(RangeQueue range, int capacity) {
        this(range, new JsonBuffer(capacity));
    }

    MicroBatch(RangeQueue range, JsonBuffer empty) {
        this.range = range;
        this.body = new BatchBody(empty);
    }

    /**
     * Whether nobody needs the body any more, after a response with the result of each operation, which a service cannot
     * give before it has read all of the body: no other attempt may still send it, and no operation goes on.
     */
    boolean isBodyFree() {
        if (result.attempts() != 1) return false;
        for (BatchItem item : items) if (!item.hasEnded()) return false;
        return true;
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
        item.isAt(body.buffer(), body.add(written, offset, length), length);
        item.range = range;
        item.state = BatchItem.State.QUEUED;
        items.add(item);
    }

    /** The same without operations that ended while they waited. */
    MicroBatch withoutEnded() {
        boolean ended = false;
        for (BatchItem item : items) ended |= item.hasEnded();
        if (!ended) return this;
        return part(0, items.size());
    }

    /** Some of the operations, without those that ended. */
    MicroBatch part(int from, int to) {
        MicroBatch part = new MicroBatch(range, body.length() / items.size() * (to - from));
        for (BatchItem item : items.subList(from, to))
            if (!item.hasEnded()) part.add(item, item.buffer.array(), item.start, item.length);
        return part;
    }

    /** Request units that it cost; what was reserved if there was no response to say it. */
    double charged() {
        boolean isKnown = result != null && result.noResponse() == null;
        return isKnown ? Math.max(charged, result.diagnostics().requestCharge()) : reserved;
    }

    boolean isFull() {
        return items.size() >= limit || body.length() >= MAX_BYTES;
    }

    int size() {
        return items.size();
    }
}
