package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.result.ItemResponse;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The result of one item. */
final class BulkItemResult<T> implements ItemResult<T> {
    private final long index;
    private final T item;
    private final ItemResponse response; // null if there was no request
    private final CosmosException problem;
    private final boolean failedByClose;
    private final byte[] stored; // the item; null if there is none, or nobody wants it
    private final Codecs codecs;

    BulkItemResult(long index, T item, OperationResult result, Codecs codecs) {
        this.index = index;
        this.item = item;
        response = ItemResponse.of(result);
        problem = null;
        failedByClose = result.isOfClosed();
        boolean kept = codecs != null && result.isOk() && result.bodyLength() > 0;
        stored = kept ? result.json().toBytes() : null;
        this.codecs = codecs;
    }

    private BulkItemResult(long index, T item, CosmosException why) {
        this.index = index;
        this.item = item;
        response = null;
        problem = why;
        failedByClose = false;
        stored = null;
        codecs = null;
    }

    /** An item that could not be sent: malformed, too large, or without partition key. */
    static <T> BulkItemResult<T> notSent(long index, T item, Throwable why) {
        if (why instanceof CosmosException) return new BulkItemResult<>(index, item, (CosmosException) why);
        String message = "createItems: an item cannot be sent: " + why.getMessage();
        return new BulkItemResult<>(index, item, new CosmosCodecException(message, details(Outcome.NOT_DONE), why));
    }

    /** An item whose request has no result, usually because it was cancelled. */
    static <T> BulkItemResult<T> withoutResult(long index, T item, Throwable why) {
        if (why instanceof CosmosException || why instanceof IllegalArgumentException) return notSent(index, item, why);
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
        return problem == null && response.failure == null;
    }

    /** Whether it failed because the transport, session or client is closed. */
    boolean failedByClose() {
        return failedByClose;
    }

    @Override
    public int statusCode() {
        return response == null ? 0 : response.statusCode;
    }

    @Override
    public int subStatusCode() {
        return response == null ? 0 : response.subStatusCode;
    }

    @Override
    public double requestCharge() {
        return response == null ? 0 : response.requestCharge;
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(response == null ? null : response.sessionToken);
    }

    @Override
    public Optional<String> etag() {
        return Optional.ofNullable(isOk() && response != null ? response.etag : null);
    }

    @Override
    public <V> Optional<V> value(Class<V> type) {
        return value((Type) type);
    }

    @Override
    public <V> Optional<V> value(TypeRef<V> type) {
        return value(type.type());
    }

    private <V> Optional<V> value(Type type) {
        if (type == null) throw new NullPointerException("type must not be null");
        if (stored == null) return Optional.empty();
        try {
            return Optional.ofNullable(codecs.decode(type, stored, 0, stored.length));
        } catch (CosmosCodecException e) {
            throw new CosmosCodecException(
                    "createItems: the item was written; " + e.getMessage(), details(Outcome.UNKNOWN), e.getCause());
        }
    }

    @Override
    public int attempts() {
        return response == null ? 0 : response.attempts;
    }

    @Override
    public Optional<CosmosException> failure() {
        return isOk() ? Optional.empty() : Optional.of(problem == null ? response.failure.exception() : problem);
    }

    /** Index and status; never the item. */
    @Override
    public String toString() {
        return "ItemResult[" + index + ": " + statusCode() + "/" + subStatusCode() + ", attempts " + attempts() + "]";
    }
}
