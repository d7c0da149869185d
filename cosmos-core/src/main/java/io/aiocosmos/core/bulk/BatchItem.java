package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.OperationType;
import io.aiocosmos.core.batch.BatchOperation;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.OperationTraits;
import io.aiocosmos.core.retry.RetryState;
import io.aiocosmos.error.Outcome;

/** One operation of a bulk under way: where it is written, how far it has come. */
final class BatchItem {
    private static final OperationTraits READ = new OperationTraits(false, false, false);

    /** Where it is. */
    enum State {
        /** Behind another operation on the same item. */
        HELD,
        /** In a micro-batch that was not sent. */
        QUEUED,
        IN_FLIGHT,
        /** Waits for its backoff. */
        DELAYED,
        /** Waits until it is known which range has its key. */
        UNROUTED,
        ENDED
    }

    final long index;
    final BulkOperation operation;
    boolean wasSent;
    long deadline; // once it was sent; later after a pause
    State state = State.UNROUTED;

    // What it is to the order of operations.
    OrderGuard.Name name; // by its first key
    BatchItem successor;

    // Where it is written, and for which range.
    String key;
    ContainerMetadata container; // by whose definition it is written: another one once it is recreated
    JsonBuffer buffer;
    int start;
    int length;
    RangeQueue range;

    // What became of its attempts.
    OperationType type;
    OperationTraits traits = READ;
    RetryState retries; // from the first failure on
    boolean mayBeDone; // by an attempt that the request made again
    int attempts;
    double charge;
    int reroutes;
    int neighbours = Integer.MAX_VALUE; // operations that may be in a request with it, itself included
    long due;
    OperationItemResult result;

    // Links of LiveItems.
    BatchItem older;
    BatchItem younger;

    BatchItem(long index, BulkOperation operation) {
        this.index = index;
        this.operation = operation;
    }

    /**
     * Takes over what was written; the bytes themselves are copied elsewhere.
     *
     * @param oneWriteRegion whether an etag guards against a second time: another write region may not know the new one yet
     */
    void written(BatchOperation written, ContainerMetadata by, boolean oneWriteRegion, boolean retryUnknownOutcome) {
        if (name == null) name = new OrderGuard.Name(written.id, written.partitionKey);
        key = written.partitionKey;
        type = written.type;
        traits = new OperationTraits(
                written.type != OperationType.READ, written.isEtagGuarded && oneWriteRegion, retryUnknownOutcome);
        container = by;
    }

    void isAt(JsonBuffer in, int from, int bytes) {
        buffer = in;
        start = from;
        length = bytes;
    }

    /** Takes in a request that it was part of. */
    void sentBy(OperationResult request) {
        attempts += request.attempts();
        mayBeDone |= traits.write && request.outcome() == Outcome.UNKNOWN;
    }

    RetryState retries() {
        if (retries == null) retries = new RetryState();
        return retries;
    }

    /** What is known of its effect should it fail now. */
    Outcome outcome() {
        if (mayBeDone) return Outcome.UNKNOWN;
        return retries == null ? Outcome.NOT_DONE : retries.outcome();
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }
}
