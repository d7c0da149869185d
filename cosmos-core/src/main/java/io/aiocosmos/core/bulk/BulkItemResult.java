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
class BulkItemResult<T> implements ItemResult<T> {
    private static final String CREATE_ITEMS = "createItems";

    private final String name; // of the method that the user called
    private final long index;
    private final T item;
    private final ItemResponse response; // null if there was no request
    private final CosmosException problem;
    private final boolean failedByClose;
    private final byte[] stored; // the item; null if there is none, or nobody wants it
    private final Codecs codecs;

    /**
     * @param response {@code null} if there was no request
     * @param problem why it failed, if the response does not say
     * @param stored the item as it came back, or {@code null}
     */
    BulkItemResult(
            String name,
            long index,
            T item,
            ItemResponse response,
            CosmosException problem,
            byte[] stored,
            Codecs codecs,
            boolean failedByClose) {
        this.name = name;
        this.index = index;
        this.item = item;
        this.response = response;
        this.problem = problem;
        this.stored = stored;
        this.codecs = codecs;
        this.failedByClose = failedByClose;
    }

    /** Of an item that had a request of its own. */
    static <T> BulkItemResult<T> of(long index, T item, OperationResult result, Codecs codecs) {
        boolean kept = codecs != null && result.isOk() && result.bodyLength() > 0;
        byte[] stored = kept ? result.json().toBytes() : null;
        ItemResponse response = ItemResponse.of(result);
        return new BulkItemResult<>(CREATE_ITEMS, index, item, response, null, stored, codecs, result.isOfClosed());
    }

    private static <T> BulkItemResult<T> failed(long index, T item, CosmosException why) {
        return new BulkItemResult<>(CREATE_ITEMS, index, item, null, why, null, null, false);
    }

    /** An item that could not be sent: malformed, too large, or without partition key. */
    static <T> BulkItemResult<T> notSent(long index, T item, Throwable why) {
        return failed(index, item, notSent(CREATE_ITEMS, why));
    }

    static CosmosException notSent(String name, Throwable why) {
        if (why instanceof CosmosException) return (CosmosException) why;
        String message = name + ": an item cannot be sent: " + why.getMessage();
        return new CosmosCodecException(message, details(name, Outcome.NOT_DONE), why);
    }

    /** An item whose request has no result, usually because it was cancelled. */
    static <T> BulkItemResult<T> withoutResult(long index, T item, Throwable why) {
        return failed(index, item, withoutResult(CREATE_ITEMS, why));
    }

    static CosmosException withoutResult(String name, Throwable why) {
        if (why instanceof CosmosException || why instanceof IllegalArgumentException) return notSent(name, why);
        String message = name + ": " + (why instanceof CancellationException ? "cancelled" : "given up")
                + "; the item may have been written";
        return new CosmosCancelledException(message, details(name, Outcome.UNKNOWN), why);
    }

    private static ErrorDetails details(String name, Outcome outcome) {
        return ErrorDetails.builder().operation(name).outcome(outcome).build();
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
        return valueOf(type);
    }

    @Override
    public <V> Optional<V> value(TypeRef<V> type) {
        return valueOf(type.type());
    }

    private <V> Optional<V> valueOf(Type type) {
        if (type == null) throw new NullPointerException("type must not be null");
        if (stored == null) return Optional.empty();
        try {
            return Optional.ofNullable(codecs.decode(type, stored, 0, stored.length));
        } catch (CosmosCodecException e) {
            String effect = isOfWrite() ? ": the item was written; " : ": ";
            Outcome outcome = isOfWrite() ? Outcome.UNKNOWN : Outcome.NOT_DONE;
            throw new CosmosCodecException(name + effect + e.getMessage(), details(name, outcome), e.getCause());
        }
    }

    boolean isOfWrite() {
        return true;
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
