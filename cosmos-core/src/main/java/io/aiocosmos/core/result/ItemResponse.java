package io.aiocosmos.core.result;

import io.aiocosmos.core.wire.Headers;

/**
 * What the service said of one item, whether the item had a request of its own or was one of many in a request: scalars
 * only, so that the response itself can go. Immutable.
 */
public final class ItemResponse {
    public final int statusCode;
    public final int subStatusCode;
    public final double requestCharge;

    /** {@code null} if there is none. */
    public final String sessionToken;

    /** {@code null} if there is none. */
    public final String etag;

    public final int attempts;

    /** {@code null} if it went well. */
    public final Failure failure;

    /** Of one of many in a request. */
    public ItemResponse(
            int statusCode,
            int subStatusCode,
            double requestCharge,
            String sessionToken,
            String etag,
            int attempts,
            Failure failure) {
        this.statusCode = statusCode;
        this.subStatusCode = subStatusCode;
        this.requestCharge = requestCharge;
        this.sessionToken = sessionToken;
        this.etag = etag;
        this.attempts = attempts;
        this.failure = failure;
    }

    private ItemResponse(OperationResult result) {
        statusCode = result.status();
        subStatusCode = result.subStatus();
        requestCharge = result.diagnostics().requestCharge();
        sessionToken = result.header(Headers.SESSION_TOKEN);
        etag = result.header(Headers.ETAG);
        attempts = result.attempts();
        failure = result.isOk() ? null : result.failure();
    }

    /** Of an item that had a request of its own. */
    public static ItemResponse of(OperationResult result) {
        return new ItemResponse(result);
    }
}
