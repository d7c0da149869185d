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
 * Merges the ordered rows of all partitions. A row is given once every partition has shown its next one; of rows equal
 * in order, those of the lesser keys come first.
 */
final class OrderByStage implements Stage {
    private final QueryExecution query;
    private final int pageSize;
    private final List<OrderedReader> hungry = new ArrayList<>();
    private final PriorityQueue<OrderedReader> fed;
    private final SplitResolver splits;
    private OrderedReader lastGiven;

    OrderByStage(QueryExecution query, RangeMap map, List<OrderedReader> readers) {
        this.query = query;
        this.splits = query.splits(map);
        this.pageSize = query.pageSizeFor(readers.size());
        this.fed = new PriorityQueue<>(Math.max(1, readers.size()), this::compare);
        this.hungry.addAll(readers);
    }

    private int compare(OrderedReader one, OrderedReader other) {
        int order = one.head().compareColumns(other.head().orderBy, query.plan.orderBy);
        if (order != 0) return order;
        if (one.span.equals(other.span)) return one.compareRids(one.head().rid, other.head().rid);
        return PartitionKeyHash.compare(one.span.min(), other.span.min());
    }

    @Override
    public boolean isDone() {
        return hungry.isEmpty() && fed.isEmpty();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        return AsyncLoop.whileTrue(this::feedSome).thenApply(fedAll -> merge(wanted));
    }

    /** Asks as many partitions as may be asked at once, and takes in what the first of them says. */
    private CompletableFuture<Boolean> feedSome() {
        if (hungry.isEmpty()) return CompletableFuture.completedFuture(false);
        for (int i = 0; i < hungry.size() && i < query.limits.parallelism(); i++)
            hungry.get(i).ask(pageSize);
        OrderedReader first = hungry.get(0);
        return first.ask(pageSize).thenCompose(answer -> {
            if (RangeReader.isGone(answer)) return replace(first, answer);
            take(first, answer);
            return CompletableFuture.completedFuture(true);
        });
    }

    private void take(OrderedReader first, OperationResult answer) {
        first.take(answer);
        if (first.isHungry()) return;
        hungry.remove(0);
        if (!first.isDone()) fed.add(first);
    }

    private List<JsonSlice> merge(int wanted) {
        List<JsonSlice> rows = new ArrayList<>();
        int most = wanted > 0 ? wanted : Integer.MAX_VALUE;
        while (rows.size() < most && !fed.isEmpty() && hungry.isEmpty()) {
            OrderedReader least = fed.remove();
            JsonSlice payload = least.give().payload;
            if (payload != null) rows.add(payload);
            lastGiven = least;
            if (least.isHungry()) hungry.add(least);
            else if (!least.isDone()) fed.add(least);
        }
        return rows;
    }

    /** The children go on where the parent stood: the service takes its continuation from them. */
    private CompletableFuture<Boolean> replace(OrderedReader gone, OperationResult answer) {
        return splits.children(gone.scope(), answer).thenApply(children -> {
            hungry.remove(gone);
            for (RangeScope child : children) hungry.add(gone.child(child));
            return true;
        });
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (isDone()) return true;
        if (lastGiven == null || !query.plan.hasFilter() || !lastGiven.given().isExpressible()) return false;
        resume.places(List.of(new RangePosition(lastGiven.span.min(), lastGiven.span.max(), null)));
        resume.lastRow(lastGiven.given());
        return true;
    }
}
