package io.aiocosmos.core.client;

import io.aiocosmos.OperationType;
import io.aiocosmos.Patch;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.batch.BatchBody;
import io.aiocosmos.core.batch.BatchOperation;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.operation.Ids;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.error.CosmosCodecException;
import java.lang.reflect.Type;
import java.util.List;

/** Writes transactional batches, each operation checked. */
final class BatchEncoder {
    private static final int USUAL_BYTES = 1280; // of an item of 1 KB and what is around it

    private final Codecs codecs;
    private final Type itemType;
    private final ContainerMetadata known;
    private final boolean minimal;
    private final int[] places = new int[2 * EncodedItem.ID.length]; // of the id of the item that is being written

    /**
     * @param itemType of the items, as the caller declared it; {@code null} to go by their classes
     * @param known the container's definition; {@code null} if it is not known
     * @param minimal whether what is stored is not wanted back
     */
    BatchEncoder(Codecs codecs, Type itemType, ContainerMetadata known, boolean minimal) {
        this.codecs = codecs;
        this.itemType = itemType;
        this.known = known;
        this.minimal = minimal;
    }

    /** @throws IllegalArgumentException if the service could not take it; the message names the operation */
    BatchBody encode(TransactionalBatch batch) {
        if (batch.size() == 0) throw new IllegalArgumentException("batch has no operation");
        List<TransactionalBatch.Operation> operations = batch.operations();
        BatchBody body = new BatchBody(USUAL_BYTES * operations.size());
        for (TransactionalBatch.Operation each : operations) {
            encode(each, body);
            if (body.length() > BatchBody.MAX_BYTES)
                throw new IllegalArgumentException("batch must be at most 2097152 bytes of JSON: split it");
        }
        return body;
    }

    private void encode(TransactionalBatch.Operation each, BatchBody body) {
        try {
            encode(each, body.next());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(message(each, body, e), e);
        } catch (CosmosCodecException e) {
            throw new CosmosCodecException(message(each, body, e), e.details(), e.getCause());
        }
    }

    private static String message(TransactionalBatch.Operation each, BatchBody body, RuntimeException why) {
        return "operation " + (body.size() - 1) + " (" + each.type().wireName() + "): " + why.getMessage();
    }

    private void encode(TransactionalBatch.Operation each, JsonBuffer out) {
        String id = each.id().isPresent() ? Ids.item(each.id().get()) : null;
        Object written = each.body().orElse(null);
        BatchOperation.Writer writer = BatchOperation.write(each.type(), id, out);
        if (written instanceof Patch && each.type() == OperationType.PATCH)
            PatchBody.write(codecs, (Patch) written, known, writer.body());
        else if (written != null) {
            String itsId = EncodedItem.located(codecs, written, itemType, writer.body(), EncodedItem.ID, places)
                    .id();
            if (id != null && !id.equals(itsId))
                throw new IllegalArgumentException("the new item must have the id of the one it replaces");
        }
        if (each.etag().isPresent()) condition(each, each.etag().get(), writer);
        if (minimal && written != null) writer.minimalReturn();
        writer.build();
    }

    private static void condition(TransactionalBatch.Operation each, String etag, BatchOperation.Writer writer) {
        if (each.type() == OperationType.READ) writer.ifNoneMatch(etag);
        else writer.ifMatch(etag);
    }
}
