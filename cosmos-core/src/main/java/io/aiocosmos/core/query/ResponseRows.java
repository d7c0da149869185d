package io.aiocosmos.core.query;

import io.aiocosmos.core.json.FeedArray;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.result.OperationResult;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The rows of one answer. They are found when one is asked for; who takes all of them may read the array itself. */
final class ResponseRows extends AbstractList<JsonSlice> implements RandomAccess {
    private static final String NAME = "Documents";

    final OperationResult answer;
    final FeedArray array;
    private List<JsonSlice> cut;

    /** @throws io.aiocosmos.error.CosmosCodecException if the answer is no page */
    ResponseRows(OperationResult answer) {
        this.answer = answer;
        this.array = answer.read(page -> FeedArray.find(page.body(), page.bodyOffset(), page.bodyLength(), NAME));
    }

    boolean isCut() {
        return cut != null;
    }

    private List<JsonSlice> cut() {
        if (cut == null)
            cut = answer.read(page -> FeedPage.read(page.body(), page.bodyOffset(), page.bodyLength(), NAME));
        return cut;
    }

    @Override
    public JsonSlice get(int i) {
        return cut().get(i);
    }

    @Override
    public int size() {
        return cut().size();
    }

    /** Finds no row, unless there are none. */
    @Override
    public boolean isEmpty() {
        return (isCut() || array.isEmpty()) && cut().isEmpty();
    }
}
