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
     * @param resourceLink what is signed: the resource itself, or the parent of a feed; names not escaped; a slash
     *     at the start is not signed, and saves cutting it off
     * @param date the value of {@code x-ms-date}
     */
    String authorizationNow(String verb, String resourceType, String resourceLink, String date);

    /**
     * Completes when {@link #authorizationNow} has an answer, or fails with the reason why there is none. Each call
     * gives a future of its own: cancelling it stops one waiter and not what they wait for.
     */
    default CompletableFuture<Void> ready() {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Tells that the service answered 401 to this header value.
     *
     * @param challenge the answer's {@code www-authenticate}, {@code null} if it has none
     * @return whether another value can be had, so that one more try is worth it
     */
    default boolean refused(String authorization, String challenge) {
        return false;
    }

    /** Whom those are waiting for that wait for {@link #ready()}; empty if for nobody. */
    default String pending() {
        return "";
    }

    /** What a caller can do who is answered 401, without a full stop. */
    default String hint() {
        return "Check the key and this machine's clock";
    }
}
