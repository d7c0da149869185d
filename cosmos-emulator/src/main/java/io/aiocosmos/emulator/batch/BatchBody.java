package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.resource.MetadataResponses;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the body of a batch request. */
final class BatchBody {
    private static final int MAX_OPERATIONS = 100;
    /**
     * The documented limit is 2 MB (learn.microsoft.com, service quotas), which the largest item would fill alone; this is
     * up to where Microsoft's SDK for .NET sends a batch.
     */
    private static final int MAX_BYTES = 2_202_010;

    private static final int MAX_ITEM_BYTES = 2 * 1024 * 1024;
    private static final byte HYBRID_ROW = (byte) 0x81;

    private BatchBody() {}

    /** @throws ServiceError 400 or 413 if it is none, or has too much in it */
    static List<BatchOperation> read(byte[] body) {
        if (body.length > MAX_BYTES) throw ServiceError.data(413, 0, "Request size is too large");
        if (body.length > 0 && body[0] == HYBRID_ROW)
            throw ServiceError.notSupported("batches in HybridRow, as Microsoft's SDK for .NET writes them");
        JsonNode list = Json.parseBatch(body);
        if (list == null || !list.isArray()) throw MetadataResponses.invalid();
        if (list.isEmpty()) throw ServiceError.data(400, 0, "Batch request has no operations.");
        if (list.size() > MAX_OPERATIONS)
            throw ServiceError.data(400, 0, "Batch request has more operations than what is supported.");
        List<BatchOperation> operations = new ArrayList<>(list.size());
        for (JsonNode each : list) operations.add(BatchOperation.read(each));
        return operations;
    }

    /** Whether a body is large enough for one item in it to be too large. */
    static boolean mayHoldTooLargeItem(byte[] body) {
        return body.length > MAX_ITEM_BYTES;
    }
}
