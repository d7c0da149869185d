package io.aiocosmos;

import io.aiocosmos.error.CosmosException;
import java.util.Optional;

/**
 * What became of one of many items. Holds no response, but for the stored item if that was asked for.
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the source's elements
 */
public interface ItemResult<T> {
    /** Position in the source, from 0. */
    long index();

    /** The element as the source gave it. */
    T item();

    /** Whether the item was written. */
    boolean isOk();

    /** The HTTP status of the last response, 0 if none arrived. */
    int statusCode();

    /** The service's {@code x-ms-substatus}, 0 if it gave none. */
    int subStatusCode();

    /** Request units charged. */
    double requestCharge();

    /** The session token of the write, if there was a response with one. */
    Optional<String> sessionToken();

    /** The version of the item as it was written; empty if it was not. */
    Optional<String> etag();

    /** As {@link #value(TypeRef)}. */
    <V> Optional<V> value(Class<V> type);

    /**
     * The item as it is stored, decoded when asked for; empty if it was not written, or {@link
     * BulkOptions.Builder#returnContent} did not ask for it.
     *
     * @param type what the codec is to make of it; {@link RawJson} gives the bytes
     * @throws io.aiocosmos.error.CosmosCodecException if the codec cannot
     */
    <V> Optional<V> value(TypeRef<V> type);

    /** How many times the item was sent; 0 if it never was. */
    int attempts();

    /** Why it was not written; made when asked for. */
    Optional<CosmosException> failure();
}
