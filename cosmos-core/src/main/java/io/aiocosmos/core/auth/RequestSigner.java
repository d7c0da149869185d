package io.aiocosmos.core.auth;

import java.util.concurrent.CompletableFuture;

/** Makes the {@code authorization} header. Thread-safe. */
public interface RequestSigner {
    /**
     * The header's value, percent-encoded as it is sent, or {@code null} if it must be waited for: then ask again when
     * {@link #ready()} is complete. A request pays for a future only in that case.
     *
     * @param verb in any case
     * @param resourceType {@code docs}, {@code colls}, …; empty for the account
     * @param resourceLink what is signed: the resource itself, or the parent of a feed; names not escaped; a leading slash
     *     is not signed
     * @param date the value of {@code x-ms-date}
     */
    String authorizationNow(String verb, String resourceType, String resourceLink, String date);

    /**
     * Completes when {@link #authorizationNow} has a value, or fails with the reason why there is none. Each call returns
     * its own future: cancelling it stops one waiter and not the fetch.
     */
    default CompletableFuture<Void> ready() {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Takes note of a 401 to this header value.
     *
     * @param challenge the response's {@code www-authenticate}, {@code null} if it has none
     * @return whether a new value can be fetched, so that a retry makes sense
     */
    default boolean refused(String authorization, String challenge) {
        return false;
    }

    /** Whether requests carry a token that can be renewed. */
    default boolean isRenewable() {
        return false;
    }

    /** Whether one who may not read the account may do so later. */
    default boolean mayGainAccess() {
        return true;
    }

    /** What {@link #ready()} waits for, in words; empty if for nothing. */
    default String pending() {
        return "";
    }

    /** What a caller can do about a 401, without a full stop. */
    default String hint() {
        return "Check the key and this machine's clock";
    }
}
