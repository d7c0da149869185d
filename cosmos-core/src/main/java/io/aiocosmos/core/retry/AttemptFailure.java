package io.aiocosmos.core.retry;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;

/**
 * How one attempt failed: by a response of 400 or more, or without a response.
 */
public final class AttemptFailure {
    /** 0 without a response. */
    public final int status;

    /** 0 if the response has none. */
    public final int subStatus;

    /** The backoff that the service asks for, or -1. */
    final long retryAfterMillis;

    /** Why there is no response, or {@code null} if there is one. */
    final TransportFailure.Kind kind;

    /** Whether the service may have received the request. */
    final boolean mayHaveBeenSent;

    public AttemptFailure(
            int status, int subStatus, long retryAfterMillis, TransportFailure.Kind kind, boolean mayHaveBeenSent) {
        this.status = status;
        this.subStatus = subStatus;
        this.retryAfterMillis = retryAfterMillis;
        this.kind = kind;
        this.mayHaveBeenSent = mayHaveBeenSent;
    }

    /** @param retryAfterMillis -1 if the response has none */
    public static AttemptFailure ofResponse(int status, int subStatus, long retryAfterMillis) {
        return new AttemptFailure(status, subStatus, retryAfterMillis, null, true);
    }

    public static AttemptFailure ofTransport(TransportFailure failure) {
        return new AttemptFailure(0, 0, -1, failure.kind(), failure.mayHaveBeenSent());
    }

    /** Whether a response says that the partition key range is no more: it was split, merged or moved. */
    public static boolean isRangeGone(int status, int subStatus) {
        return status == StatusCodes.GONE
                && (subStatus == SubStatusCodes.PARTITION_KEY_RANGE_GONE
                        || subStatus == SubStatusCodes.COMPLETING_SPLIT
                        || subStatus == SubStatusCodes.COMPLETING_PARTITION_MIGRATION);
    }

    boolean hasResponse() {
        return kind == null;
    }

    /** Whether the region, or what it has of the range, is most likely the reason: another region may be well. */
    public boolean blamesRegion() {
        return status == StatusCodes.SERVICE_UNAVAILABLE
                || status == StatusCodes.GONE && subStatus == SubStatusCodes.LEASE_NOT_FOUND
                || status == StatusCodes.REQUEST_TIMEOUT
                || kind == TransportFailure.Kind.CONNECT
                || kind == TransportFailure.Kind.TLS
                || kind == TransportFailure.Kind.TIMEOUT;
    }

    /** Whether the write may find the write region of its range elsewhere, if such may move. */
    public boolean movesWrites() {
        boolean forbidden = status == StatusCodes.FORBIDDEN && subStatus == SubStatusCodes.WRITE_FORBIDDEN;
        return forbidden || blamesRegion() && kind != TransportFailure.Kind.TIMEOUT;
    }

    /** Whether the region did with the request what any other would do. */
    public boolean isRefusal() {
        return hasResponse() && subStatus == 0 && status < StatusCodes.TOO_MANY_REQUESTS && !blamesRegion();
    }

    /** Whether the attempt may have changed something; a read never does. */
    public Outcome outcome(OperationTraits operation) {
        if (!operation.write) return Outcome.NOT_DONE;
        boolean unknown = hasResponse() ? isUnknownResponse() : mayHaveBeenSent;
        return unknown ? Outcome.UNKNOWN : Outcome.NOT_DONE;
    }

    /** The service sends 503 before it does anything; of other server errors the outcome is unknown. */
    private boolean isUnknownResponse() {
        return status == StatusCodes.REQUEST_TIMEOUT
                || status >= StatusCodes.INTERNAL_SERVER_ERROR && status != StatusCodes.SERVICE_UNAVAILABLE;
    }
}
