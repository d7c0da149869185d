package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.ResponseRows;
import io.aiocosmos.core.partition.RangePosition;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.retry.AttemptFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads a query from one partition range, page by page. */
final class RangeReader {
    private final QueryExecution query;
    final RangeScope scope;
    final String text;
    private String continuation;
    private boolean started;
    private CompletableFuture<OperationResult> pending;

    RangeReader(QueryExecution query, RangeScope scope, String text, String continuation) {
        this.query = query;
        this.scope = scope;
        this.text = text;
        this.continuation = continuation;
    }

    RangePosition position() {
        return new RangePosition(scope.min(), scope.max(), continuation);
    }

    /** The continuation of the next page; {@code null} at the start. */
    String continuation() {
        return continuation;
    }

    boolean isDone() {
        return started && continuation == null && pending == null;
    }

    /** Fetches the next page, unless it is being fetched. */
    CompletableFuture<OperationResult> fetch(int maxItems) {
        if (pending == null) pending = query.fetch(scope, text, continuation, maxItems);
        return pending;
    }

    /** Whether the range is gone: it was split, merged or moved. */
    static boolean isGone(OperationResult result) {
        return AttemptFailure.isRangeGone(result.status(), result.subStatus());
    }

    /** The rows of the fetched page. */
    List<JsonSlice> accept(OperationResult result) {
        pending = null;
        query.lastResult = result.orThrow();
        started = true;
        continuation = Page.continuation(result);
        return new ResponseRows(result);
    }
}
