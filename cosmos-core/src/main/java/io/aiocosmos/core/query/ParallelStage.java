package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangePosition;
import io.aiocosmos.core.partition.SplitResolver;
import io.aiocosmos.core.result.OperationResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Rows of all partitions without a global order: range after range, with prefetching. */
final class ParallelStage implements Stage {
    private final QueryExecution query;
    private final Deque<RangeReader> readers = new ArrayDeque<>();
    private final boolean prefetch;
    private final SplitResolver splitResolver;

    /**
     * @param readers of the partitions, by EPK
     * @param prefetch whether pages are fetched before they are needed
     */
    ParallelStage(QueryExecution query, RangeMap map, List<RangeReader> readers, boolean prefetch) {
        this.query = query;
        this.splitResolver = query.splitResolver(map);
        this.prefetch = prefetch;
        this.readers.addAll(readers);
    }

    @Override
    public boolean isDone() {
        return readers.isEmpty();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int maxRows) {
        RangeReader reader = readers.peek();
        CompletableFuture<OperationResult> pending = reader.fetch(maxRows);
        if (prefetch) prefetch(maxRows);
        return pending.thenCompose(result -> RangeReader.isGone(result)
                ? replace(reader, result, maxRows)
                : CompletableFuture.completedFuture(accept(reader, result)));
    }

    private List<JsonSlice> accept(RangeReader reader, OperationResult result) {
        List<JsonSlice> rows = reader.accept(result);
        if (reader.isDone()) readers.remove();
        return rows;
    }

    private void prefetch(int maxRows) {
        int remaining = query.limits.parallelism();
        Iterator<RangeReader> next = readers.iterator();
        while (remaining > 0 && next.hasNext()) {
            next.next().fetch(maxRows);
            remaining--;
        }
    }

    /** The children go on at the parent's continuation, which the service accepts from them. */
    private CompletableFuture<List<JsonSlice>> replace(RangeReader replaced, OperationResult result, int maxRows) {
        return splitResolver.children(replaced.scope, result).thenCompose(children -> {
            readers.remove();
            for (int i = children.size() - 1; i >= 0; i--)
                readers.addFirst(new RangeReader(query, children.get(i), query.text, replaced.continuation()));
            return next(maxRows);
        });
    }

    @Override
    public boolean save(ResumeState.Builder resume) {
        if (isDone()) return true;
        List<RangePosition> positions = new ArrayList<>(1);
        List<RangePosition> untouched = new ArrayList<>(0);
        for (RangeReader reader : readers) {
            untouched.add(reader.position());
            if (reader.continuation() == null && !positions.isEmpty()) continue;
            positions.addAll(untouched);
            untouched.clear();
        }
        resume.positions(positions);
        return true;
    }
}
