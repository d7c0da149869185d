package io.aiocosmos.core.result;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.NoResponse.Reason;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** How an operation ended: with a response of the service, good or bad, or with none. Immutable. */
public final class OperationResult {
    private static final int MAX_SENT_BACK = 32 * 1024;

    private final Operation operation;
    private final AttemptLog attempts;
    private final TransportResponse response;
    private final NoResponse noResponse;
    private final Outcome outcome;

    public OperationResult(
            Operation operation,
            AttemptLog attempts,
            TransportResponse response,
            NoResponse noResponse,
            Outcome outcome) {
        this.operation = operation;
        this.attempts = attempts;
        this.response = response;
        this.noResponse = noResponse;
        this.outcome = outcome;
    }

    /** Whether the service did what was asked; a 304 counts, a redirect does not. */
    public boolean isOk() {
        return noResponse == null && isOk(response.status());
    }

    public static boolean isOk(int status) {
        return status / 100 == 2 || status == StatusCodes.NOT_MODIFIED;
    }

    /** 0 if no response arrived. */
    public int status() {
        return noResponse == null ? response.status() : 0;
    }

    public int subStatus() {
        return noResponse == null ? ResponseHeaders.subStatus(response) : 0;
    }

    /** {@code null} if there is none; the name in lower case. */
    public String header(String name) {
        return response == null ? null : response.header(name);
    }

    /**
     * A header that goes back to the service; {@code null} if there is none.
     *
     * @throws CosmosCodecException if it is of characters that no header may have, or longer than any
     */
    public String sendable(String name) {
        String value = header(name);
        if (value == null || value.isEmpty()) return null;
        boolean plain = value.length() <= MAX_SENT_BACK;
        for (int i = 0; i < value.length() && plain; i++) plain = value.charAt(i) >= ' ' && value.charAt(i) <= '~';
        if (!plain) throw unreadable("its header " + name + " is malformed", null);
        return value;
    }

    public double requestCharge() {
        return response == null ? 0 : ResponseHeaders.requestCharge(response);
    }

    /** How many items the service says there are; empty if it does not. */
    public OptionalInt returnedItems() {
        return response == null ? OptionalInt.empty() : ResponseHeaders.itemCount(response);
    }

    /** Why there is no response, in one word; empty if there is one. */
    public String reason() {
        return noResponse == null ? "" : noResponse.reason.name().toLowerCase(Locale.ROOT);
    }

    public byte[] body() {
        return response.body();
    }

    public int bodyOffset() {
        return response.bodyOffset();
    }

    public int bodyLength() {
        return response == null ? 0 : response.bodyLength();
    }

    /** The body as JSON, read where it stands. */
    public JsonSlice json() {
        return JsonSlice.of(body(), bodyOffset(), bodyLength());
    }

    public Diagnostics diagnostics() {
        return attempts;
    }

    public AttemptLog log() {
        return attempts;
    }

    /** Notes how long the codec took for the value. */
    public void decoded(long nanos) {
        attempts.decoded(nanos);
    }

    /** When it began, by the engine's clock. */
    public long startedNanos() {
        return attempts.startedNanos();
    }

    /** When it ended, by the same clock. */
    public long endedNanos() {
        return attempts.endedNanos();
    }

    public int attempts() {
        return attempts.count();
    }

    /** The service's own error data, or {@code null}. */
    RawJson errorBody() {
        if (isOk() || response == null || noResponse != null || response.bodyLength() == 0) return null;
        if (ResponseHeaders.encoding(response) != null) return null;
        return RawJson.wrap(response.body(), response.bodyOffset(), response.bodyLength());
    }

    /** Whether the service's message has that word, given in lower case. */
    public boolean mentions(String word) {
        if (errorBody() == null) return false;
        String message = ServiceMessage.of(response.body(), response.bodyOffset(), response.bodyLength());
        return message != null && message.toLowerCase(Locale.ROOT).contains(word);
    }

    Operation operation() {
        return operation;
    }

    public NoResponse noResponse() {
        return noResponse;
    }

    TransportResponse response() {
        return response;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Turns an empty success into a 404. */
    public OperationResult asNotFound(String message) {
        return new OperationResult(
                operation, attempts, new NotFoundResponse(response, message), null, Outcome.NOT_DONE);
    }

    /** This failure, with what to do about it, without a full stop. */
    public OperationResult withHint(String hint) {
        return new OperationResult(operation, attempts, new RefusedResponse(response, hint), noResponse, outcome);
    }

    /** This result; if so, of a write that another request may have done. */
    public OperationResult unsureIf(boolean unsure) {
        return unsure ? new OperationResult(operation, attempts, response, noResponse, Outcome.UNKNOWN) : this;
    }

    /** This result, if it is a success. */
    public OperationResult orThrow() {
        if (!isOk()) throw exception();
        return this;
    }

    /** Throws the exception of this failure, where a value is wanted and failures are not values. */
    public <T> T thrown() {
        throw exception();
    }

    /**
     * Whether this failure is thrown also where failures are values: it is of the caller's own making (the client is
     * closed or set up wrongly, the thread was interrupted), not of the service or the way there.
     */
    public boolean isCallersOwn() {
        if (noResponse == null) return false;
        return noResponse.reason == Reason.CLOSED
                || noResponse.reason == Reason.CANCELLED
                || noResponse.cause instanceof CosmosSetupException;
    }

    /** Whether it failed because the client is closed, or the transport that it was given. */
    public boolean isOfClosed() {
        if (noResponse == null) return false;
        boolean ofTransport = noResponse.cause instanceof CosmosSetupException
                && noResponse.cause.getCause() instanceof TransportFailure;
        return noResponse.reason == Reason.CLOSED || ofTransport;
    }

    /**
     * Makes a value of this success.
     *
     * @throws CosmosCodecException if it is not what the service sends, or not what the user's type takes
     */
    public <T> T read(Function<OperationResult, T> value) {
        try {
            return value.apply(this);
        } catch (MalformedJsonException e) {
            throw unreadable(e.getMessage(), e);
        } catch (CosmosCodecException e) {
            throw unreadable(e.getMessage(), e.getCause());
        } catch (CosmosException | UnsupportedOperationException | IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) { // of our own values, which refuse what the service never gives; it may be quoted
            throw unreadable("a field has a value that it cannot have", null);
        }
    }

    /** The same where a response without a body cannot have been meant. */
    public <T> T readBody(Function<OperationResult, T> value) {
        if (bodyLength() == 0) throw unreadable("it is empty", null);
        return read(value);
    }

    /** Whether it is right that there is nothing to read: writes may ask for that, and reads for news only. */
    public boolean mayBeEmpty() {
        boolean asked = operation.kind.isWrite()
                || response.status() == StatusCodes.NOT_MODIFIED && operation.has(Headers.IF_NONE_MATCH);
        return asked && bodyLength() == 0;
    }

    /** The failure of a success that cannot be used. */
    public CosmosCodecException unreadable(String why) {
        return unreadable(why, null);
    }

    private CosmosCodecException unreadable(String why, Throwable cause) {
        ErrorDetails details = details();
        return new CosmosCodecException(Messages.ofUnreadable(details, why), details, cause);
    }

    /** What to keep of this result, if it is a failure. */
    public Failure failure() {
        String hint = response instanceof RefusedResponse ? ((RefusedResponse) response).hint : "";
        return new Failure(details(), noResponse, hint);
    }

    /**
     * The failure of one operation of a batch, whose request as a whole went well.
     *
     * @param which such as {@code operation 3 (Replace)}
     * @param ofElement sets what the response says of that operation alone
     */
    public Failure failureOfElement(String which, Consumer<ErrorDetails.Builder> ofElement) {
        ErrorDetails.Builder details = detailsOfAll();
        ofElement.accept(details);
        return new Failure(details.build(), null, which + ": ", "");
    }

    public CosmosException exception() {
        return failure().exception();
    }

    private ErrorDetails details() {
        ErrorDetails.Builder details = detailsOfAll();
        if (response == null) return details.build();
        long retryAfter = ResponseHeaders.retryAfterMillis(response);
        if (!isOk()) details.serviceMessage(serviceMessage()); // else the body is the user's
        return details.status(status(), subStatus())
                .retryAfter(retryAfter < 0 ? null : Duration.ofMillis(retryAfter))
                .etag(response.header(Headers.ETAG))
                .build();
    }

    /** What is known of the request, whatever became of what it asked for. */
    private ErrorDetails.Builder detailsOfAll() {
        ErrorDetails.Builder details = ErrorDetails.builder()
                .operation(operation.name)
                .resource(operation.shownLink())
                .endpoint(attempts.endpoint())
                .attempts(attempts.count())
                .requestCharge(attempts.requestCharge())
                .outcome(isDoneThoughUnreadable() ? Outcome.UNKNOWN : outcome);
        if (response == null) return details;
        return details.activityId(response.header(Headers.ACTIVITY_ID))
                .sessionToken(response.header(Headers.SESSION_TOKEN));
    }

    /** A write with a good response was done, also if that response cannot be read. */
    private boolean isDoneThoughUnreadable() {
        return isOk() && operation.kind.isWrite();
    }

    private String serviceMessage() {
        String encoding = ResponseHeaders.encoding(response);
        return encoding == null
                ? ServiceMessage.of(response.body(), response.bodyOffset(), response.bodyLength())
                : "its body is encoded as " + encoding;
    }
}
