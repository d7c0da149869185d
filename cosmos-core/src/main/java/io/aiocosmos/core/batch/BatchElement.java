package io.aiocosmos.core.batch;

import io.aiocosmos.OperationType;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.retry.OperationTraits;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.function.Consumer;

/** What the response says of one operation. Immutable. */
public final class BatchElement {
    private static final int MIN_STATUS = 100;
    private static final int MAX_STATUS = 599;

    public final int statusCode;
    public final int subStatusCode;

    /** In request units. */
    public final double requestCharge;

    /** {@code null} if there is none. */
    public final String etag;

    /** How long to wait before another attempt, rounded up; -1 if that is not said. */
    public final long retryAfterMillis;

    /** The item, where it stands in the response; {@code null} if there is none. Not parsed yet. */
    public final JsonSlice body;

    private BatchElement(
            int statusCode,
            int subStatusCode,
            double requestCharge,
            String etag,
            long retryAfterMillis,
            JsonSlice body) {
        this.statusCode = statusCode;
        this.subStatusCode = subStatusCode;
        this.requestCharge = requestCharge;
        this.etag = etag;
        this.retryAfterMillis = retryAfterMillis;
        this.body = body;
    }

    /** Numbers and texts are checked; the item is left to its reader. */
    static BatchElement read(JsonElements element) {
        int status = 0;
        int subStatus = 0;
        double charge = 0;
        String etag = null;
        double retryAfter = -1;
        JsonSlice body = null;
        JsonFields fields = element.fields();
        while (fields.next()) {
            JsonSlice value = fields.value();
            if (value.isNull()) continue;
            if (fields.nameIs("statusCode")) status = whole(value, MAX_STATUS);
            else if (fields.nameIs("resourceBody")) body = value;
            else if (fields.nameIs("eTag")) etag = value.string();
            else if (fields.nameIs("requestCharge")) charge = number(value);
            else if (fields.nameIs("subStatusCode")) subStatus = whole(value, Integer.MAX_VALUE);
            else if (fields.nameIs("retryAfterMilliseconds")) retryAfter = number(value);
        }
        if (status < MIN_STATUS) throw new MalformedJsonException("no status of an operation", element.offset());
        return new BatchElement(status, subStatus, charge, etag, (long) Math.ceil(retryAfter), body);
    }

    private static int whole(JsonSlice json, int max) {
        long number = json.longValue();
        if (number < 0 || number > max) throw outOfRange(json);
        return (int) number;
    }

    private static double number(JsonSlice json) {
        double number = json.doubleValue();
        if (!(number >= 0 && number < Long.MAX_VALUE)) throw outOfRange(json);
        return number;
    }

    private static MalformedJsonException outOfRange(JsonSlice json) {
        return new MalformedJsonException("a number is out of its range", json.offset());
    }

    /** Whether the operation went well; a 304 counts. */
    public boolean isOk() {
        return OperationResult.isOk(statusCode);
    }

    /** Whether it was not done only because another of the same batch failed. */
    public boolean isFailedDependency() {
        return statusCode == StatusCodes.FAILED_DEPENDENCY;
    }

    /**
     * What to keep of this element, if it is a failure.
     *
     * @param result that it came in
     * @param index of the operation, from 0, for the message
     * @param more what else is known of the operation, or known better
     */
    public Failure failure(
            OperationResult result, long index, OperationType type, Consumer<ErrorDetails.Builder> more) {
        return result.failureOfElement("operation " + index + " (" + type.wireName() + ")", details -> {
            details.status(statusCode, subStatusCode)
                    .etag(etag)
                    .retryAfter(retryAfterMillis < 0 ? null : Duration.ofMillis(retryAfterMillis))
                    .outcome(outcome(type));
            more.accept(details);
        });
    }

    /** As for an operation with a request of its own. */
    public Outcome outcome(OperationType type) {
        OperationTraits traits = new OperationTraits(type != OperationType.READ, false, false);
        return AttemptFailure.ofResponse(statusCode, subStatusCode, retryAfterMillis)
                .outcome(traits);
    }
}
