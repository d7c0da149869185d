package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.partition.RangePosition;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.SubStatusCodes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads one partition range page by page, one request at a time. */
final class RangeReader {
    private final QueryExecution query;
    final RangeScope scope;
    final String text;
    private String continuation;
    private boolean begun;
    private CompletableFuture<OperationResult> asked;

    RangeReader(QueryExecution query, RangeScope scope, String text, String continuation) {
        this.query = query;
        this.scope = scope;
        this.text = text;
        this.continuation = continuation;
    }

    RangePosition place() {
        return new RangePosition(scope.min(), scope.max(), continuation);
    }

    /** Where its next page begins; {@code null} at its start. */
    String continuation() {
        return continuation;
    }

    boolean isDone() {
        return begun && continuation == null && asked == null;
    }

    /** Asks for the next page, unless it was asked for. */
    CompletableFuture<OperationResult> ask(int maxItems) {
        if (asked == null) asked = query.ask(scope, text, continuation, maxItems);
        return asked;
    }

    /** Whether an answer says that the range is no more: it was split, merged or moved. */
    static boolean isGone(OperationResult answer) {
        return SubStatusCodes.isRangeGone(answer.status(), answer.subStatus());
    }

    /** The rows of the page that was asked for. */
    List<JsonSlice> take(OperationResult answer) {
        asked = null;
        query.taken = answer.orThrow();
        begun = true;
        continuation = Page.continuation(answer);
        return new ResponseRows(answer);
    }
}
