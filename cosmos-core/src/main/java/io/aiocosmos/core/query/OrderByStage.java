package io.aiocosmos.core.query;

import io.aiocosmos.core.async.AsyncLoop;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangePosition;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.partition.SplitResolver;
import io.aiocosmos.core.result.OperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Merges the ordered rows of all partitions. A row is returned when the next row of every partition is known. Of rows
 * equal in order, those of the smaller EPKs come first.
 */
final class OrderByStage implements Stage {
    private final QueryExecution query;
    private final int pageSize;
    private final List<OrderedReader> awaitingPage = new ArrayList<>();
    private final PriorityQueue<OrderedReader> mergeQueue;
    private final SplitResolver splitResolver;
    private OrderedReader lastReader;

    OrderByStage(QueryExecution query, RangeMap map, List<OrderedReader> readers) {
        this.query = query;
        this.splitResolver = query.splitResolver(map);
        this.pageSize = query.pageSizeFor(readers.size());
        this.mergeQueue = new PriorityQueue<>(Math.max(1, readers.size()), this::compare);
        this.awaitingPage.addAll(readers);
    }

    private int compare(OrderedReader one, OrderedReader other) {
        int order = one.peek().compareColumns(other.peek().orderBy, query.plan.orderBy);
        if (order != 0) return order;
        if (one.originalRange.equals(other.originalRange)) return one.compareRids(one.peek().rid, other.peek().rid);
        return PartitionKeyHash.compare(one.originalRange.min(), other.originalRange.min());
    }

    @Override
    public boolean isDone() {
        return awaitingPage.isEmpty() && mergeQueue.isEmpty();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int maxRows) {
        return AsyncLoop.whileTrue(this::fetchSome).thenApply(ready -> merge(maxRows));
    }

    /** Requests pages of as many partitions as allowed at once, and accepts the page of the first of them. */
    private CompletableFuture<Boolean> fetchSome() {
        if (awaitingPage.isEmpty()) return CompletableFuture.completedFuture(false);
        for (int i = 0; i < awaitingPage.size() && i < query.limits.parallelism(); i++)
            awaitingPage.get(i).fetch(pageSize);
        OrderedReader first = awaitingPage.get(0);
        return first.fetch(pageSize).thenCompose(result -> {
            if (RangeReader.isGone(result)) return replace(first, result);
            accept(first, result);
            return CompletableFuture.completedFuture(true);
        });
    }

    private void accept(OrderedReader first, OperationResult result) {
        first.accept(result);
        if (first.needsPage()) return;
        awaitingPage.remove(0);
        if (!first.isDone()) mergeQueue.add(first);
    }

    private List<JsonSlice> merge(int maxRows) {
        List<JsonSlice> rows = new ArrayList<>();
        int most = maxRows > 0 ? maxRows : Integer.MAX_VALUE;
        while (rows.size() < most && !mergeQueue.isEmpty() && awaitingPage.isEmpty()) {
            OrderedReader least = mergeQueue.remove();
            JsonSlice payload = least.poll().payload;
            if (payload != null) rows.add(payload);
            lastReader = least;
            if (least.needsPage()) awaitingPage.add(least);
            else if (!least.isDone()) mergeQueue.add(least);
        }
        return rows;
    }

    /** The children go on at the parent's continuation, which the service accepts from them. */
    private CompletableFuture<Boolean> replace(OrderedReader replaced, OperationResult result) {
        return splitResolver.children(replaced.scope(), result).thenApply(children -> {
            awaitingPage.remove(replaced);
            for (RangeScope child : children) awaitingPage.add(replaced.child(child));
            return true;
        });
    }

    @Override
    public boolean save(ResumeState.Builder resume) {
        if (isDone()) return true;
        if (lastReader == null
                || !query.plan.hasFilter()
                || !lastReader.lastPolled().canBeFiltered()) return false;
        resume.positions(
                List.of(new RangePosition(lastReader.originalRange.min(), lastReader.originalRange.max(), null)));
        resume.lastRow(lastReader.lastPolled());
        return true;
    }
}
