package io.aiocosmos.core.client;

import io.aiocosmos.BatchOperationResult;
import io.aiocosmos.OperationType;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.batch.BatchElement;
import io.aiocosmos.core.json.JsonSlice;
import java.lang.reflect.Type;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What became of one operation of a batch; its value is decoded when asked for. */
final class BatchOperationResponse implements BatchOperationResult {
    private final BatchResponse batch;
    private final OperationType type;
    /** {@code null} if the request failed as a whole. */
    private final BatchElement element;

    BatchOperationResponse(BatchResponse batch, OperationType type, BatchElement element) {
        this.batch = batch;
        this.type = type;
        this.element = element;
    }

    @Override
    public OperationType type() {
        return type;
    }

    @Override
    public boolean isOk() {
        return element != null && element.isOk();
    }

    @Override
    public int statusCode() {
        return element == null ? batch.statusCode() : element.statusCode;
    }

    @Override
    public int subStatusCode() {
        return element == null ? batch.subStatusCode() : element.subStatusCode;
    }

    @Override
    public double requestCharge() {
        return element == null ? 0 : element.requestCharge;
    }

    @Override
    public Optional<String> etag() {
        return Optional.ofNullable(element == null ? null : element.etag);
    }

    @Override
    public boolean hasValue() {
        return batch.isOk() && element.body != null;
    }

    @Override
    public <T> T value(Class<T> ofType) {
        return value((Type) ofType);
    }

    @Override
    public <T> T value(TypeRef<T> ofType) {
        return value(Arguments.type(ofType));
    }

    private <T> T value(Type ofType) {
        Arguments.missing("type", ofType);
        if (!batch.isOk()) throw batch.exception();
        JsonSlice body = element.body;
        if (body == null)
            throw new NoSuchElementException(
                    "the operation returned " + statusCode() + " without a value: see hasValue()");
        return batch.result.read(response -> batch.codecs.decode(ofType, body.array(), body.offset(), body.length()));
    }

    /** Status and charge; never the item. */
    @Override
    public String toString() {
        return type.wireName() + " " + statusCode() + "/" + subStatusCode() + ", " + requestCharge() + " RU";
    }
}
