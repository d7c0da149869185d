package io.aiocosmos.core.batch;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.CosmosCodecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes the response of a batch apart: one element an operation, in the order of the operations. */
public final class BatchElements {
    private BatchElements() {}

    /**
     * @param result a success of the request as a whole
     * @param count of the operations sent
     * @throws CosmosCodecException if it is not what the service sends, or not one element an operation; what became of
     *     the operations is unknown then
     */
    public static List<BatchElement> of(OperationResult result, int count) {
        return result.readBody(response -> read(response.json(), count));
    }

    static List<BatchElement> read(JsonSlice array, int count) {
        List<BatchElement> elements = new ArrayList<>(count);
        JsonElements each = array.elements();
        while (each.next()) {
            if (elements.size() == count) throw wrongCount("more than " + count, array);
            elements.add(BatchElement.read(each));
        }
        if (elements.size() < count) throw wrongCount(elements.size() + " of " + count, array);
        return Collections.unmodifiableList(elements);
    }

    private static MalformedJsonException wrongCount(String found, JsonSlice array) {
        return new MalformedJsonException("results of " + found + " operations", array.offset());
    }
}
