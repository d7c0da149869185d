package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.OperationType;
import io.aiocosmos.core.batch.BatchElement;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.core.result.ItemResponse;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.util.Optional;

/** The result of one operation of a bulk. */
final class OperationItemResult extends BulkItemResult<BulkOperation> implements BulkOperationResult {
    static final String NAME = "executeBulk";

    private final Outcome outcome; // null if it went well

    private OperationItemResult(
            BatchItem item,
            ItemResponse response,
            byte[] stored,
            Codecs codecs,
            Outcome outcome,
            boolean failedByClose) {
        super(NAME, item.index, item.operation, response, null, stored, codecs, failedByClose);
        this.outcome = outcome;
    }

    private OperationItemResult(BatchItem item, CosmosException why, Outcome outcome) {
        super(NAME, item.index, item.operation, tries(item), why, null, null, false);
        this.outcome = outcome;
    }

    private OperationItemResult(BatchItem item, CosmosException why) {
        this(item, why, why.outcome());
    }

    private static ItemResponse tries(BatchItem item) {
        return new ItemResponse(0, 0, item.charge, null, null, item.attempts, null);
    }

    static OperationItemResult of(BatchItem item, BatchElement element, String sessionToken, Codecs codecs) {
        byte[] stored = codecs == null || element.body == null ? null : element.body.toBytes();
        return new OperationItemResult(item, response(item, element, sessionToken, null), stored, codecs, null, false);
    }

    /** @param result of the whole request */
    static OperationItemResult failed(BatchItem item, BatchElement element, OperationResult result, String token) {
        Failure failure = element.failure(
                result,
                item.index,
                item.type,
                details -> details.requestCharge(item.charge)
                        .attempts(item.attempts)
                        .outcome(item.outcome()));
        return new OperationItemResult(
                item, response(item, element, token, failure), null, null, item.outcome(), false);
    }

    private static ItemResponse response(BatchItem item, BatchElement element, String token, Failure failure) {
        return new ItemResponse(
                element.statusCode,
                element.subStatusCode,
                item.charge,
                token,
                failure == null ? element.etag : null,
                item.attempts,
                failure);
    }

    /** Of an operation whose request failed as a whole. */
    static OperationItemResult failed(BatchItem item, OperationResult result) {
        ItemResponse response = new ItemResponse(
                result.status(),
                result.subStatus(),
                item.charge,
                result.header(Headers.SESSION_TOKEN),
                null,
                item.attempts,
                result.failure());
        return new OperationItemResult(item, response, null, null, item.outcome(), result.isOfClosed());
    }

    /** Of an operation whose request had a response that is none. */
    static OperationItemResult unreadable(BatchItem item, CosmosException why) {
        return new OperationItemResult(item, why, item.traits.write ? why.outcome() : Outcome.NOT_DONE);
    }

    /** Of an operation that could not be sent, or was not any more. */
    static OperationItemResult notSent(BatchItem item, Throwable why) {
        if (item.outcome() == Outcome.UNKNOWN) return givenUp(item, "given up", why);
        return new OperationItemResult(item, notSent(NAME, why));
    }

    /** Of an operation whose request has no result, usually because it was cancelled. */
    static OperationItemResult withoutResult(BatchItem item, Throwable why) {
        return new OperationItemResult(item, withoutResult(NAME, why));
    }

    static OperationItemResult givenUp(BatchItem item, String how, Throwable why) {
        String message = NAME + ": " + how + effect(item.outcome());
        return new OperationItemResult(item, new CosmosCancelledException(message, details(item, item.outcome()), why));
    }

    /** Of an operation that is late. */
    static OperationItemResult late(BatchItem item, Outcome outcome) {
        String message = NAME + ": no result in time" + effect(outcome);
        return new OperationItemResult(item, new CosmosTimeoutException(message, details(item, outcome), null));
    }

    private static String effect(Outcome outcome) {
        return outcome == Outcome.UNKNOWN ? "; it may have been done" : "; it was not done";
    }

    private static ErrorDetails details(BatchItem item, Outcome outcome) {
        return ErrorDetails.builder()
                .operation(NAME)
                .attempts(item.attempts)
                .requestCharge(item.charge)
                .outcome(outcome)
                .build();
    }

    @Override
    boolean isOfWrite() {
        return item().type() != OperationType.READ;
    }

    @Override
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}
