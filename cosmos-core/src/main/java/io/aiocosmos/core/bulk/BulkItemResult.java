package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;
import io.aiocosmos.core.result.Failure;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The scalars of one item's answer, so that the answer itself can go. */
final class BulkItemResult<T> implements ItemResult<T> {
    private final long index;
    private final T item;
    private final int statusCode;
    private final int subStatusCode;
    private final double requestCharge;
    private final String sessionToken;
    private final int attempts;
    private final Failure failure;
    private final CosmosException problem;
    private final boolean ofClosed;

    BulkItemResult(long index, T item, OperationResult answer) {
        this.index = index;
        this.item = item;
        statusCode = answer.status();
        subStatusCode = answer.subStatus();
        requestCharge = answer.diagnostics().requestCharge();
        sessionToken = answer.header(Headers.SESSION_TOKEN);
        attempts = answer.attempts();
        failure = answer.isOk() ? null : answer.failure();
        problem = null;
        ofClosed = answer.isOfClosed();
    }

    private BulkItemResult(long index, T item, CosmosException why) {
        this.index = index;
        this.item = item;
        statusCode = 0;
        subStatusCode = 0;
        requestCharge = 0;
        sessionToken = null;
        attempts = 0;
        failure = null;
        problem = why;
        ofClosed = false;
    }

    /** Of an item that could not be sent: malformed, too large, without key. */
    static <T> BulkItemResult<T> unsent(long index, T item, Throwable why) {
        if (why instanceof CosmosException) return new BulkItemResult<>(index, item, (CosmosException) why);
        String message = "createItems: an item cannot be sent: " + why.getMessage();
        return new BulkItemResult<>(index, item, new CosmosCodecException(message, details(Outcome.NOT_DONE), why));
    }

    /** Of an item whose request had no end of its own: mostly it was cancelled. */
    static <T> BulkItemResult<T> lost(long index, T item, Throwable why) {
        if (why instanceof CosmosException || why instanceof IllegalArgumentException) return unsent(index, item, why);
        String message = "createItems: " + (why instanceof CancellationException ? "cancelled" : "given up")
                + "; the item may have been written";
        return new BulkItemResult<>(index, item, new CosmosCancelledException(message, details(Outcome.UNKNOWN), why));
    }

    private static ErrorDetails details(Outcome outcome) {
        return ErrorDetails.builder().operation("createItems").outcome(outcome).build();
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public T item() {
        return item;
    }

    @Override
    public boolean isOk() {
        return failure == null && problem == null;
    }

    /** Whether it failed because there is nothing any more that could send. */
    boolean isOfClosed() {
        return ofClosed;
    }

    @Override
    public int statusCode() {
        return statusCode;
    }

    @Override
    public int subStatusCode() {
        return subStatusCode;
    }

    @Override
    public double requestCharge() {
        return requestCharge;
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public Optional<CosmosException> failure() {
        return Optional.ofNullable(failure == null ? problem : failure.exception());
    }

    /** Index and status; never the item. */
    @Override
    public String toString() {
        return "ItemResult[" + index + ": " + statusCode + "/" + subStatusCode + ", attempts " + attempts + "]";
    }
}
