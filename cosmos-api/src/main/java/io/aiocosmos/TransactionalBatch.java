package io.aiocosmos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Operations on items of one partition key that the service does in their order, all or none of them.
 *
 * <pre>{@code
 * TransactionalBatch batch = TransactionalBatch.in(PartitionKey.of("Account-1"))
 *         .create(entry)
 *         .patch("balance", Patch.create().increment("/amount", entry.amount()))
 *         .delete("draft-7");
 * }</pre>
 *
 * <p>1 to 100 operations with 2 MB of JSON together, which the service must do within 5 seconds. Reads see what the
 * operations before them wrote. Items are written by the client's codec, and all have the batch's partition key.
 *
 * <p>Immutable: each method returns another batch. Prints no items.
 *
 * @see CosmosContainer#executeBatch(TransactionalBatch)
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch">Transactional batch operations</a>
 */
public final class TransactionalBatch {
    private static final int MAX_OPERATIONS = 100;

    private final PartitionKey partitionKey;
    /** The batch without its last operation; {@code null} for an empty one, as the operation. */
    private final TransactionalBatch before;

    private final Operation last;
    private final int size;

    private TransactionalBatch(PartitionKey partitionKey, TransactionalBatch before, Operation last, int size) {
        this.partitionKey = partitionKey;
        this.before = before;
        this.last = last;
        this.size = size;
    }

    /** A batch without operations yet, on items with that partition key. */
    public static TransactionalBatch in(PartitionKey partitionKey) {
        return new TransactionalBatch(Check.notNull("partitionKey", partitionKey), null, null, 0);
    }

    /** Creates an item; if its id is taken, the batch fails (409). */
    public TransactionalBatch create(Object item) {
        return with(OperationType.CREATE, null, item, null);
    }

    /** Creates an item, or replaces the one of that id. */
    public TransactionalBatch upsert(Object item) {
        return with(OperationType.UPSERT, null, item, null);
    }

    /** As {@link #upsert(Object)}; if there is an item with another etag, the batch fails (412). */
    public TransactionalBatch upsert(Object item, String ifMatch) {
        return with(OperationType.UPSERT, null, item, HeaderRules.etag("ifMatch", ifMatch));
    }

    /** Replaces an item; if it is not there, the batch fails (404). @param id which the new item has too */
    public TransactionalBatch replace(String id, Object item) {
        return with(OperationType.REPLACE, Check.notNull("id", id), item, null);
    }

    /** As {@link #replace(String, Object)}; if the item has another etag, the batch fails (412). */
    public TransactionalBatch replace(String id, Object item, String ifMatch) {
        return with(OperationType.REPLACE, Check.notNull("id", id), item, HeaderRules.etag("ifMatch", ifMatch));
    }

    /** Reads an item; if it is not there, the batch fails (404). */
    public TransactionalBatch read(String id) {
        return with(OperationType.READ, Check.notNull("id", id), null, null);
    }

    /** As {@link #read(String)}; an item that has this etag is not sent (304), which fails nothing. */
    public TransactionalBatch read(String id, String ifNoneMatch) {
        return with(OperationType.READ, Check.notNull("id", id), null, HeaderRules.etag("ifNoneMatch", ifNoneMatch));
    }

    /** Changes parts of an item; if it is not there (404) or does not meet the patch's condition (412), the batch fails. */
    public TransactionalBatch patch(String id, Patch patch) {
        return with(OperationType.PATCH, Check.notNull("id", id), Check.notNull("patch", patch), null);
    }

    /** As {@link #patch(String, Patch)}; if the item has another etag, the batch fails (412). */
    public TransactionalBatch patch(String id, Patch patch, String ifMatch) {
        String etag = HeaderRules.etag("ifMatch", ifMatch);
        return with(OperationType.PATCH, Check.notNull("id", id), Check.notNull("patch", patch), etag);
    }

    /** Deletes an item; if it is not there, the batch fails (404). */
    public TransactionalBatch delete(String id) {
        return with(OperationType.DELETE, Check.notNull("id", id), null, null);
    }

    /** As {@link #delete(String)}; if the item has another etag, the batch fails (412). */
    public TransactionalBatch delete(String id, String ifMatch) {
        return with(OperationType.DELETE, Check.notNull("id", id), null, HeaderRules.etag("ifMatch", ifMatch));
    }

    private TransactionalBatch with(OperationType type, String id, Object body, String etag) {
        if (size == MAX_OPERATIONS)
            throw new IllegalArgumentException("a batch has at most 100 operations: more cannot be done all or none");
        boolean ofItem = type == OperationType.CREATE || type == OperationType.UPSERT || type == OperationType.REPLACE;
        if (ofItem) Check.notNull("item", body);
        return new TransactionalBatch(partitionKey, this, new Operation(type, id, body, etag), size + 1);
    }

    /** The key of all its items. */
    public PartitionKey partitionKey() {
        return partitionKey;
    }

    /** Number of operations. */
    public int size() {
        return size;
    }

    /** The operations in their order; unmodifiable. */
    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>(Collections.nCopies(size, null));
        for (TransactionalBatch each = this; each.last != null; each = each.before) all.set(each.size - 1, each.last);
        return Collections.unmodifiableList(all);
    }

    @Override
    public String toString() {
        return "TransactionalBatch" + operations();
    }

    /** One operation. Immutable. Prints no item. */
    public static final class Operation {
        private final OperationType type;
        private final String id;
        private final Object body;
        private final String etag;

        private Operation(OperationType type, String id, Object body, String etag) {
            this.type = type;
            this.id = id;
            this.body = body;
            this.etag = etag;
        }

        /** What it does. */
        public OperationType type() {
            return type;
        }

        /** The id of the item; empty where the item itself says it. */
        public Optional<String> id() {
            return Optional.ofNullable(id);
        }

        /** The item to write, or the {@link Patch}; empty of reads and deletes. */
        public Optional<Object> body() {
            return Optional.ofNullable(body);
        }

        /** The etag that the item must have, or of a read, must not have. */
        public Optional<String> etag() {
            return Optional.ofNullable(etag);
        }

        @Override
        public String toString() {
            return type.wireName();
        }
    }
}
