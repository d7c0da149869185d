package io.aiocosmos.core.retry;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;

/**
 * How one try failed: by an answer of 400 or more, or by none.
 *
 * @param status 0 if there was no answer
 * @param subStatus 0 if there was none
 * @param retryAfterMillis what the service asks to wait, or -1
 * @param kind why there was no answer, or {@code null} if there was one
 * @param mayHaveBeenSent whether the service can have seen the request
 */
public record AttemptFailure(
        int status, int subStatus, long retryAfterMillis, TransportFailure.Kind kind, boolean mayHaveBeenSent) {
    /** @param retryAfterMillis -1 if the answer does not tell */
    public static AttemptFailure answer(int status, int subStatus, long retryAfterMillis) {
        return new AttemptFailure(status, subStatus, retryAfterMillis, null, true);
    }

    public static AttemptFailure noAnswer(TransportFailure failure) {
        return new AttemptFailure(0, 0, -1, failure.kind(), failure.mayHaveBeenSent());
    }

    boolean isAnswer() {
        return kind == null;
    }

    /** Whether the try may have changed something; that of a read never does. */
    public Outcome outcome(OperationTraits operation) {
        if (!operation.write()) return Outcome.NOT_DONE;
        boolean unknown = isAnswer() ? isUnknownAnswer() : mayHaveBeenSent;
        return unknown ? Outcome.UNKNOWN : Outcome.NOT_DONE;
    }

    /** A 503 is made before anything is done; of other server errors, nobody can say. */
    private boolean isUnknownAnswer() {
        return status == StatusCodes.REQUEST_TIMEOUT
                || status >= StatusCodes.INTERNAL_SERVER_ERROR && status != StatusCodes.SERVICE_UNAVAILABLE;
    }
}
