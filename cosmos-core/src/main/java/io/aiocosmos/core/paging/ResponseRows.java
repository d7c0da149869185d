package io.aiocosmos.core.paging;

import io.aiocosmos.core.json.FeedArray;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.result.OperationResult;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The rows of one response. The body is parsed into rows on first access; a decoder can instead read the whole array.
 */
public final class ResponseRows extends AbstractList<JsonSlice> implements RandomAccess {
    private static final String NAME = "Documents";

    public final OperationResult result;
    final FeedArray array;
    private List<JsonSlice> parsed;

    /** @throws io.aiocosmos.error.CosmosCodecException if the body is not a page */
    public ResponseRows(OperationResult result) {
        this.result = result;
        this.array = result.read(page -> FeedArray.find(page.body(), page.bodyOffset(), page.bodyLength(), NAME));
    }

    boolean isParsed() {
        return parsed != null;
    }

    private List<JsonSlice> parsed() {
        if (parsed == null)
            parsed = result.read(page -> FeedPage.read(page.body(), page.bodyOffset(), page.bodyLength(), NAME));
        return parsed;
    }

    @Override
    public JsonSlice get(int i) {
        return parsed().get(i);
    }

    @Override
    public int size() {
        return parsed().size();
    }

    /** Does not parse the rows, unless the array is empty. */
    @Override
    public boolean isEmpty() {
        return (isParsed() || array.isEmpty()) && parsed().isEmpty();
    }
}
