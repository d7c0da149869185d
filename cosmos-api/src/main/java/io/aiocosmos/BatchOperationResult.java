package io.aiocosmos;

import java.util.Optional;

/**
 * What became of one operation of a batch.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface BatchOperationResult {
    /** What the operation does. */
    OperationType type();

    /** Whether the operation went well, and with it the batch; a 304 of a read did. */
    boolean isOk();

    /**
     * The status: 201 of a create, 200 or 201 of an upsert, 200 of a read, replace or patch, 204 of a delete, 304 of a
     * read whose etag still matches. If the batch failed, 424 of those that are not the reason; if the request failed as
     * a whole, its status, 0 without a response.
     */
    int statusCode();

    /** The sub-status, 0 if there is none. */
    int subStatusCode();

    /** Request units charged for the operation. */
    double requestCharge();

    /** The item's new etag, quotes included. */
    Optional<String> etag();

    /** Whether {@link #value} returns. */
    boolean hasValue();

    /**
     * The item as it is stored, or was read; decoded at each call.
     *
     * @param type what the codec is to make of it; {@link RawJson} gives the bytes
     * @throws io.aiocosmos.error.CosmosException if the batch failed
     * @throws java.util.NoSuchElementException if there is none: after a delete, a 304, or a write without content
     */
    <T> T value(Class<T> type);

    /** As {@link #value(Class)}. */
    <T> T value(TypeRef<T> type);
}
