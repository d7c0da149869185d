package io.aiocosmos.core.client;

import io.aiocosmos.BatchOperationResult;
import io.aiocosmos.BatchResult;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.OperationType;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.batch.BatchElement;
import io.aiocosmos.core.batch.BatchElements;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.error.CosmosException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What became of a batch: the response taken apart, or a failure of the request, which all operations share. */
final class BatchResponse implements BatchResult {
    private static final int NONE = -1;

    final OperationResult result;
    final Codecs codecs;
    private final List<TransactionalBatch.Operation> sent;
    /** {@code null} if the request failed as a whole. */
    private final List<BatchElement> elements;

    /** Index of the operation for which the batch failed. */
    private final int failed;

    private BatchResponse(
            OperationResult result,
            Codecs codecs,
            List<TransactionalBatch.Operation> sent,
            List<BatchElement> elements) {
        this.result = result;
        this.codecs = codecs;
        this.sent = sent;
        this.elements = elements;
        this.failed = elements == null ? NONE : firstFailure(elements);
    }

    static BatchResponse of(OperationResult result, Codecs codecs, List<TransactionalBatch.Operation> sent) {
        List<BatchElement> elements = result.isOk() ? BatchElements.of(result, sent.size()) : null;
        return new BatchResponse(result, codecs, sent, elements);
    }

    /** The first that failed by itself: those that failed with it have another status. */
    private static int firstFailure(List<BatchElement> elements) {
        int first = NONE;
        for (int i = elements.size() - 1; i >= 0; i--) {
            BatchElement each = elements.get(i);
            if (!each.isOk() && (first == NONE || !each.isFailedDependency())) first = i;
        }
        return first;
    }

    @Override
    public boolean isOk() {
        return elements != null && failed == NONE;
    }

    @Override
    public int statusCode() {
        return failed == NONE ? result.status() : elements.get(failed).statusCode;
    }

    @Override
    public int subStatusCode() {
        return failed == NONE ? result.subStatus() : elements.get(failed).subStatusCode;
    }

    @Override
    public double requestCharge() {
        return result.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(result.header(Headers.SESSION_TOKEN));
    }

    @Override
    public Optional<String> activityId() {
        return Optional.ofNullable(result.header(Headers.ACTIVITY_ID));
    }

    @Override
    public List<BatchOperationResult> operations() {
        List<BatchOperationResult> all = new ArrayList<>(sent.size());
        for (int i = 0; i < sent.size(); i++) all.add(operation(i));
        return Collections.unmodifiableList(all);
    }

    @Override
    public BatchOperationResult operation(int index) {
        return new BatchOperationResponse(this, sent.get(index).type(), elements == null ? null : elements.get(index));
    }

    @Override
    public Optional<CosmosException> failure() {
        return isOk() ? Optional.empty() : Optional.of(exception());
    }

    /** Of a batch that failed. */
    CosmosException exception() {
        if (failed == NONE) return result.exception();
        OperationType type = sent.get(failed).type();
        return elements.get(failed)
                .failure(result, failed, type, details -> details.operationIndex(failed))
                .exception();
    }

    @Override
    public Diagnostics diagnostics() {
        return result.diagnostics();
    }

    /** Statuses and charge; no items. */
    @Override
    public String toString() {
        return "BatchResult[" + sent.size() + " operations, " + (failed == NONE ? "" : "operation " + failed + ": ")
                + statusCode() + "/" + subStatusCode() + ", " + requestCharge() + " RU, activity id "
                + activityId().orElse("none") + "]";
    }
}
