package io.aiocosmos.core.batch;

import io.aiocosmos.OperationType;
import io.aiocosmos.core.json.JsonBuffer;

/**
 * One operation of a batch, written as JSON into a buffer, where it stays: the buffer must not be cleared while the
 * operation is used. Immutable otherwise.
 */
public final class BatchOperation {
    public final OperationType type;
    public final String id;

    /** The partition key, as its header has it; {@code null} where the whole batch has one. */
    public final String partitionKey;

    /** Whether an etag keeps a second attempt from doing harm. */
    public final boolean isEtagGuarded;

    private final JsonBuffer buffer;
    private final int start;
    private final int length;

    private BatchOperation(Writer written) {
        type = written.type;
        id = written.id;
        partitionKey = written.partitionKey;
        isEtagGuarded = written.etagGuarded;
        buffer = written.out;
        start = written.start;
        length = buffer.length() - start;
    }

    /**
     * Begins to write an operation.
     *
     * @param id of the item, checked by the caller
     * @param out what is there already stays
     */
    public static Writer write(OperationType type, String id, JsonBuffer out) {
        return new Writer(type, id, out);
    }

    /** The array that it stands in. */
    public byte[] array() {
        return buffer.array();
    }

    public int offset() {
        return start;
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    /** Writes the members in the order in which it is called. Not thread-safe. */
    public static final class Writer {
        private final OperationType type;
        private String id;
        private final JsonBuffer out;
        private final int start;
        private String partitionKey;
        private boolean etagGuarded;

        private Writer(OperationType type, String id, JsonBuffer out) {
            this.type = type;
            this.id = id;
            this.out = out;
            this.start = out.length();
            out.ascii("{\"operationType\":\"").ascii(type.wireName()).ascii("\"");
            if (type != OperationType.CREATE && type != OperationType.UPSERT)
                out.ascii(",\"id\":").quoted(id); // else it is in the item
        }

        /** The buffer in which the item or patch is to be written next, once. */
        public JsonBuffer body() {
            return out.ascii(",\"resourceBody\":");
        }

        /** Of an item that was written with it: nothing more is written. */
        public Writer idOfItem(String of) {
            id = of;
            return this;
        }

        /** @param json as its header has it; the batch has it as text within JSON */
        public Writer partitionKey(String json) {
            partitionKey = json;
            out.ascii(",\"partitionKey\":").quoted(json);
            return this;
        }

        public Writer ifMatch(String etag) {
            etagGuarded = !etag.equals("*");
            out.ascii(",\"ifMatch\":").quoted(etag);
            return this;
        }

        public Writer ifNoneMatch(String etag) {
            out.ascii(",\"ifNoneMatch\":").quoted(etag);
            return this;
        }

        /** What is stored is not wanted back. */
        public Writer minimalReturn() {
            out.ascii(",\"minimalReturnPreference\":true");
            return this;
        }

        /** Ends the writer's use. */
        public BatchOperation build() {
            out.ascii("}");
            return new BatchOperation(this);
        }
    }
}
