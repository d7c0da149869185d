package io.aiocosmos.core.result;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.NoResponse.Reason;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import io.aiocosmos.error.CosmosBadRequestException;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosForbiddenException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPayloadTooLargeException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosSessionNotAvailableException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;

/** What is kept of a failed operation: a few values, from which the exception is made when somebody wants it. */
public final class Failure {
    private final ErrorDetails details;
    private final NoResponse noResponse;
    private final String element;
    private final String hint;

    /**
     * @param noResponse why there is no response; {@code null} if there is one
     * @param hint what to do about it, may be empty
     */
    Failure(ErrorDetails details, NoResponse noResponse, String hint) {
        this(details, noResponse, "", hint);
    }

    /** @param element which operation of a batch it is of, or empty */
    Failure(ErrorDetails details, NoResponse noResponse, String element, String hint) {
        this.element = element;
        this.hint = hint;
        this.details = details;
        this.noResponse = noResponse;
    }

    /** A new exception at each call, so that its stack is the caller's. */
    public CosmosException exception() {
        return noResponse == null ? ofService() : ofNoResponse();
    }

    private CosmosException ofService() {
        String message = Messages.ofService(details, element, hint);
        switch (details.statusCode()) {
            case StatusCodes.BAD_REQUEST:
                return new CosmosBadRequestException(message, details);
            case StatusCodes.UNAUTHORIZED:
                return new CosmosUnauthorizedException(message, details);
            case StatusCodes.FORBIDDEN:
                return new CosmosForbiddenException(message, details);
            case StatusCodes.NOT_FOUND:
                return details.subStatusCode() == SubStatusCodes.READ_SESSION_NOT_AVAILABLE
                        ? new CosmosSessionNotAvailableException(message, details)
                        : new CosmosNotFoundException(message, details);
            case StatusCodes.CONFLICT:
                return new CosmosConflictException(message, details);
            case StatusCodes.PRECONDITION_FAILED:
                return new CosmosPreconditionFailedException(message, details);
            case StatusCodes.REQUEST_ENTITY_TOO_LARGE:
                return new CosmosPayloadTooLargeException(message, details);
            case StatusCodes.TOO_MANY_REQUESTS:
                return new CosmosThrottledException(message, details);
            default:
                return new CosmosServiceException(message, details);
        }
    }

    private CosmosException ofNoResponse() {
        Reason reason = noResponse.reason;
        Throwable cause = noResponse.cause;
        if (reason == Reason.CLOSED) return ofClosed(cause);
        if (reason == Reason.PREPARATION && cause instanceof CosmosException) return (CosmosException) cause;
        String message = Messages.ofNoResponse(details, noResponse);
        if (reason == Reason.TIMEOUT) return new CosmosTimeoutException(message, details, cause);
        if (reason == Reason.CANCELLED) return new CosmosCancelledException(message, details, cause);
        return new CosmosTransportException(message, details, cause);
    }

    private CosmosException ofClosed(Throwable cause) {
        return isUseAfterClose()
                ? closedBefore(cause)
                : new CosmosCancelledException(Messages.ofClosed(details), details, cause);
    }

    /** Else the client was closed while the operation was under way. */
    private boolean isUseAfterClose() {
        boolean unsent = noResponse.cause instanceof TransportFailure
                && !((TransportFailure) noResponse.cause).mayHaveBeenSent();
        return details.attempts() == 0 || details.attempts() == 1 && unsent;
    }

    /** Of one of many values that came well: names the operation and the resource that it is of. */
    public static CosmosCodecException ofRow(String operation, String resource, CosmosCodecException why) {
        ErrorDetails details =
                ErrorDetails.builder().operation(operation).resource(resource).build();
        return new CosmosCodecException(Messages.ofRow(details, why.getMessage()), details, why.getCause());
    }

    public static CosmosSetupException closedBefore(Throwable cause) {
        return new CosmosSetupException("the client is closed; make a new one", cause);
    }

    /** The failure of an operation that is waited for when the client is closed. */
    public static CosmosCancelledException closedMeanwhile(Operation operation) {
        ErrorDetails details = ErrorDetails.builder()
                .operation(operation.name)
                .resource(operation.shownLink())
                .outcome(operation.kind.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_DONE)
                .build();
        return new CosmosCancelledException(Messages.ofClosed(details), details, null);
    }
}
