package io.aiocosmos;

import java.util.Optional;

/**
 * One of the operations of {@code executeBulk}: what to do with which item. Immutable. Prints no item and no key.
 *
 * <pre>{@code
 * BulkOperation write = BulkOperation.upsert(entry).context("line 7");
 * BulkOperation delete = BulkOperation.delete("entry-1", PartitionKey.of("Account-1"));
 * }</pre>
 *
 * <p>Where no key is given it is taken from the item by the container's definition.
 */
public final class BulkOperation {
    private final OperationType type;
    private final String id;
    private final PartitionKey partitionKey;
    private final Object content;
    private final String ifMatch;
    private final Object context;
    private final Object position;

    private BulkOperation(
            OperationType type,
            String id,
            PartitionKey partitionKey,
            Object content,
            String ifMatch,
            Object context,
            Object position) {
        this.type = type;
        this.id = id;
        this.partitionKey = partitionKey;
        this.content = content;
        this.ifMatch = ifMatch;
        this.context = context;
        this.position = position;
    }

    private static BulkOperation of(OperationType type, String id, PartitionKey partitionKey, Object content) {
        return new BulkOperation(type, id, partitionKey, content, null, null, null);
    }

    /** Creates an item, under the key that it holds. */
    public static BulkOperation create(Object item) {
        return of(OperationType.CREATE, null, null, Check.notNull("item", item));
    }

    /** Creates an item. */
    public static BulkOperation create(Object item, PartitionKey partitionKey) {
        return of(OperationType.CREATE, null, Check.notNull("partitionKey", partitionKey), Check.notNull("item", item));
    }

    /** Creates an item under the key that it holds, or replaces the one of that id. */
    public static BulkOperation upsert(Object item) {
        return of(OperationType.UPSERT, null, null, Check.notNull("item", item));
    }

    /** Creates an item, or replaces the one of that id. */
    public static BulkOperation upsert(Object item, PartitionKey partitionKey) {
        return of(OperationType.UPSERT, null, Check.notNull("partitionKey", partitionKey), Check.notNull("item", item));
    }

    /**
     * Replaces an item.
     *
     * @param id of the item stored; the new one must have the same
     */
    public static BulkOperation replace(String id, Object item, PartitionKey partitionKey) {
        Check.notNull("item", item);
        return ofId(OperationType.REPLACE, id, partitionKey, item);
    }

    /** Changes parts of an item; 412 if the patch has a condition that does not hold. */
    public static BulkOperation patch(String id, PartitionKey partitionKey, Patch patch) {
        Check.notNull("patch", patch);
        return ofId(OperationType.PATCH, id, partitionKey, patch);
    }

    /** Deletes an item. */
    public static BulkOperation delete(String id, PartitionKey partitionKey) {
        return ofId(OperationType.DELETE, id, partitionKey, null);
    }

    /** Reads an item. */
    public static BulkOperation read(String id, PartitionKey partitionKey) {
        return ofId(OperationType.READ, id, partitionKey, null);
    }

    private static BulkOperation ofId(OperationType type, String id, PartitionKey partitionKey, Object content) {
        return of(type, Check.notBlank("id", id), Check.notNull("partitionKey", partitionKey), content);
    }

    /**
     * The same, only while the item has that etag (else 412).
     *
     * @param etag as {@link CosmosResponse#etag} gave it, quotes included
     * @throws IllegalArgumentException for a create or read, which have nothing to match
     */
    public BulkOperation ifMatch(String etag) {
        if (type == OperationType.CREATE || type == OperationType.READ)
            throw new IllegalArgumentException("ifMatch does not apply to " + this);
        return new BulkOperation(type, id, partitionKey, content, HeaderRules.etag("ifMatch", etag), context, position);
    }

    /** The same with something of the caller's own, which its result has too; it is not sent. */
    public BulkOperation context(Object value) {
        return new BulkOperation(type, id, partitionKey, content, ifMatch, Check.notNull("context", value), position);
    }

    /**
     * The same with where the source stands after it: what to give a source again, such as an offset in a file, so that it
     * goes on with the next operation. Not every operation needs one. {@link CosmosEvent.BulkProgress#position} has the
     * last up to which all is final, to be stored and used after a crash.
     *
     * @param value immutable; not sent
     */
    public BulkOperation position(Object value) {
        return new BulkOperation(type, id, partitionKey, content, ifMatch, context, Check.notNull("position", value));
    }

    /** What it does. */
    public OperationType type() {
        return type;
    }

    /** The id, where it was given beside the item or without one. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The key, if it is not to be taken from the item. */
    public Optional<PartitionKey> partitionKey() {
        return Optional.ofNullable(partitionKey);
    }

    /** The item to write. */
    public Optional<Object> item() {
        return Optional.ofNullable(type == OperationType.PATCH ? null : content);
    }

    /** The changes to make. */
    public Optional<Patch> patch() {
        return Optional.ofNullable(type == OperationType.PATCH ? (Patch) content : null);
    }

    /** The etag that the stored item must have. */
    public Optional<String> ifMatch() {
        return Optional.ofNullable(ifMatch);
    }

    /** What the caller gave to find the operation again. */
    public Optional<Object> context() {
        return Optional.ofNullable(context);
    }

    /** Where the source stands after it. */
    public Optional<Object> position() {
        return Optional.ofNullable(position);
    }

    @Override
    public String toString() {
        return "BulkOperation[" + type + "]";
    }
}
