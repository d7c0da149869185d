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

/** Rows of all partitions without an order among them: range after range, some asked ahead. */
final class ParallelStage implements Stage {
    private final QueryExecution query;
    private final Deque<RangeReader> readers = new ArrayDeque<>();
    private final boolean ahead;
    private final SplitResolver splits;

    /**
     * @param readers of the partitions, in order
     * @param ahead whether to ask for pages before they are wanted
     */
    ParallelStage(QueryExecution query, RangeMap map, List<RangeReader> readers, boolean ahead) {
        this.query = query;
        this.splits = query.splits(map);
        this.ahead = ahead;
        this.readers.addAll(readers);
    }

    @Override
    public boolean isDone() {
        return readers.isEmpty();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        RangeReader reader = readers.peek();
        CompletableFuture<OperationResult> asked = reader.ask(wanted);
        if (ahead) askAhead(wanted);
        return asked.thenCompose(answer -> RangeReader.isGone(answer)
                ? replace(reader, answer, wanted)
                : CompletableFuture.completedFuture(take(reader, answer)));
    }

    private List<JsonSlice> take(RangeReader reader, OperationResult answer) {
        List<JsonSlice> rows = reader.take(answer);
        if (reader.isDone()) readers.remove();
        return rows;
    }

    private void askAhead(int wanted) {
        int room = query.limits.parallelism();
        Iterator<RangeReader> next = readers.iterator();
        while (room > 0 && next.hasNext()) {
            next.next().ask(wanted);
            room--;
        }
    }

    /** The children go on where the parent stood: the service takes its continuation from them. */
    private CompletableFuture<List<JsonSlice>> replace(RangeReader gone, OperationResult answer, int wanted) {
        return splits.children(gone.scope, answer).thenCompose(children -> {
            readers.remove();
            for (int i = children.size() - 1; i >= 0; i--)
                readers.addFirst(new RangeReader(query, children.get(i), query.text, gone.continuation()));
            return next(wanted);
        });
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (isDone()) return true;
        List<RangePosition> places = new ArrayList<>(1);
        List<RangePosition> untouched = new ArrayList<>(0);
        for (RangeReader reader : readers) {
            untouched.add(reader.place());
            if (reader.continuation() == null && !places.isEmpty()) continue;
            places.addAll(untouched);
            untouched.clear();
        }
        resume.places(places);
        return true;
    }
}
