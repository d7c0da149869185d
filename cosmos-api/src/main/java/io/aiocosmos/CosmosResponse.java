package io.aiocosmos;

import io.aiocosmos.error.CosmosException;
import java.util.Optional;

/**
 * What the service responded. From a client with {@code throwOnFailure(false)} it may be a failure: see {@link #isOk}.
 *
 * <pre>{@code
 * CosmosResponse<Entry> created = ledger.createItem(entry);
 * System.out.println(created.requestCharge() + " RU, etag " + created.etag().orElse("none"));
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the value
 */
public interface CosmosResponse<T> {
    /**
     * The value.
     *
     * @throws CosmosException if the operation failed: the exception that was spared
     * @throws java.util.NoSuchElementException if there is none: after a delete, a 304, or a write without content
     */
    T value();

    /** Whether {@link #value} returns. */
    boolean hasValue();

    /** Whether the operation succeeded; a 304 did. */
    boolean isOk();

    /** Whether the item still has the etag that the caller gave (304). */
    boolean isNotModified();

    /** The HTTP status of the last response, 0 if none arrived. */
    int statusCode();

    /** The service's {@code x-ms-substatus}, 0 if it gave none. */
    int subStatusCode();

    /** Request units charged for this response. */
    double requestCharge();

    /** The session token, to be given to the options of another call or another client. */
    Optional<String> sessionToken();

    /** The etag, quotes included, as the conditions of options take it. */
    Optional<String> etag();

    /** The id by which the service's support finds the request. */
    Optional<String> activityId();

    /** Any header of the response, the name in any case. */
    Optional<String> header(String name);

    /** The failure, if it was one; made when asked for. */
    Optional<CosmosException> failure();

    /** The service's own error data, if it was a failure and the service sent any. */
    Optional<RawJson> errorBody();

    /** How the operation went, try by try. */
    Diagnostics diagnostics();
}
