package io.aiocosmos.core.bulk;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.partition.PartitionRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What waits to be sent to one partition key range, written into micro-batches already. Not thread-safe. */
final class RangeQueue {
    private static final int FIRST_BYTES = 1024;
    private static final int SPARE = 32; // a part of it
    private static final int UNUSED = 4; // a part of the spare bytes

    final PartitionRange partition;
    final RangeConcurrency concurrency;
    final OperationCosts costs = new OperationCosts();
    int load; // operations of it, wherever they are: FlowWindow counts
    boolean isGone; // until it is known which ranges have its keys now
    boolean isListed; // among those that have something to send

    private final Deque<MicroBatch> full = new ArrayDeque<>();
    private final int maxSpareBytes;
    private final Deque<JsonBuffer> unused = new ArrayDeque<>(); // of micro-batches that are done
    private int unusedBytes;
    private int usualBytes = FIRST_BYTES; // of a full micro-batch, so that the next need not grow
    private MicroBatch repeated = new MicroBatch(this, FIRST_BYTES); // sent before all others
    private MicroBatch open = new MicroBatch(this, FIRST_BYTES);

    /** @param maxSpareBytes for a micro-batch that is begun */
    RangeQueue(PartitionRange partition, int maxConcurrency, int maxSpareBytes) {
        this.partition = partition;
        this.maxSpareBytes = maxSpareBytes;
        this.concurrency = new RangeConcurrency(maxConcurrency);
    }

    /** Adds an operation at the end. */
    void add(BatchItem item, byte[] written, int offset, int length) {
        if (!open.takes(item, length)) closeOpen();
        open.add(item, written, offset, length);
        if (open.isFull()) closeOpen();
    }

    private void closeOpen() {
        full.addLast(open);
        usualBytes = Math.min(maxSpareBytes, open.body.length() + open.body.length() / SPARE);
        open = next();
    }

    private MicroBatch next() {
        JsonBuffer buffer = unused.poll();
        if (buffer == null) return new MicroBatch(this, usualBytes);
        unusedBytes -= buffer.array().length;
        buffer.clear();
        return new MicroBatch(this, buffer);
    }

    /** Keeps the buffer of a micro-batch that is done for another one. */
    void reuse(MicroBatch done) {
        JsonBuffer buffer = done.body.buffer();
        int bytes = buffer.array().length;
        if (bytes > maxSpareBytes / UNUSED - unusedBytes) return;
        unusedBytes += bytes;
        unused.push(buffer);
    }

    /** Adds an operation that was sent, or held, before. */
    void addFirst(BatchItem item) {
        if (!repeated.takes(item, item.length)) {
            full.addFirst(repeated);
            repeated = new MicroBatch(this, FIRST_BYTES);
        }
        repeated.add(item, item.buffer.array(), item.start, item.length);
    }

    /** Puts back what could not be sent. */
    void putBack(MicroBatch batch) {
        full.addFirst(batch);
    }

    boolean isEmpty() {
        return full.isEmpty() && open.size() + repeated.size() == 0;
    }

    boolean hasFull() {
        return !full.isEmpty();
    }

    /**
     * Takes a micro-batch to send.
     *
     * @param partial whether one that is not full may go
     * @return {@code null} if there is none
     */
    MicroBatch poll(boolean partial) {
        if (repeated.size() > 0) {
            MicroBatch next = repeated;
            repeated = new MicroBatch(this, FIRST_BYTES);
            return next;
        }
        if (!full.isEmpty() || !partial || open.size() == 0) return full.poll();
        MicroBatch next = open;
        open = next();
        return next;
    }

    /** Takes all operations out, such as those of a range that was split. */
    void drain(Consumer<BatchItem> to) {
        for (MicroBatch next = poll(true); next != null; next = poll(true))
            for (BatchItem item : next.items) if (!item.hasEnded()) to.accept(item);
    }
}
