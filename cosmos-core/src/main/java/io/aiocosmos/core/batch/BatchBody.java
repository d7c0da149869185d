package io.aiocosmos.core.batch;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.core.wire.Headers;

/** The body of one request: operations in a JSON array. They are written into it, or copied when done. Not thread-safe. */
public final class BatchBody {
    /** Source: learn.microsoft.com/azure/cosmos-db/concepts-limits, as are the bytes. */
    public static final int MAX_OPERATIONS = 100;

    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private final JsonBuffer out;
    private int size;

    /** @param capacity in bytes; it grows */
    public BatchBody(int capacity) {
        this(new JsonBuffer(capacity));
    }

    /** @param out empty; it belongs to this body until the last response to it has come */
    public BatchBody(JsonBuffer out) {
        this.out = out;
    }

    /** Where it is written. */
    public JsonBuffer buffer() {
        return out;
    }

    /** The buffer in which the next operation is to be written. */
    public JsonBuffer next() {
        return out.ascii(size++ == 0 ? "[" : ",");
    }

    /** Copies an operation that was written elsewhere; where in the buffer it begins. */
    public int add(byte[] written, int offset, int length) {
        int start = next().length();
        out.write(written, offset, length);
        return start;
    }

    /** Number of operations. */
    public int size() {
        return size;
    }

    /** In bytes, with the bracket that closes it. */
    public int length() {
        return Math.max(1, out.length()) + 1;
    }

    /** All or nothing, under one partition key. Ends the use of this body, as {@link #ofRange} does. */
    public OperationBuilder atomic(String name, Link container, String keyJson) {
        return request(name, container)
                .header(Headers.BATCH_ATOMIC, "true")
                .header(Headers.BATCH_CONTINUE_ON_ERROR, "false")
                .header(Headers.PARTITION_KEY, keyJson);
    }

    /** Each operation for itself, with any keys of one range. */
    public OperationBuilder ofRange(String name, Link container, TokenRange range) {
        return request(name, container)
                .header(Headers.BATCH_ATOMIC, "false")
                .header(Headers.BATCH_CONTINUE_ON_ERROR, "true")
                .header(Headers.RANGE_ID, range.id())
                .range(range);
    }

    private OperationBuilder request(String name, Link container) {
        if (size == 0) throw new IllegalStateException("a batch must have an operation");
        out.ascii("]");
        return Operation.ofFeed(name, Operation.Kind.ITEM_WRITE, "POST", "docs", container)
                .container(container)
                .header(Headers.CONTENT_TYPE, "application/json")
                .header(Headers.IS_BATCH, "true")
                .body(out.array(), out.length());
    }
}
