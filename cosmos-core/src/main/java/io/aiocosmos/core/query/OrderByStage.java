package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.routing.RangeMap;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Merges the ordered rows of all partitions. A row is given once every partition has shown its next one; of rows equal
 * in order, those of the lesser keys come first.
 */
final class OrderByStage implements Stage {
    private final Query query;
    private final String text;
    private final boolean ahead;
    private final List<OrderedReader> hungry = new ArrayList<>();
    private final PriorityQueue<OrderedReader> fed;
    private RangeMap map;
    private OrderedReader lastGiven;

    OrderByStage(Query query, RangeMap map, List<OrderedReader> readers, boolean ahead) {
        this.query = query;
        this.map = map;
        this.ahead = ahead;
        this.text = query.text();
        this.fed = new PriorityQueue<>(Math.max(1, readers.size()), this::compare);
        this.hungry.addAll(readers);
    }

    private int compare(OrderedReader one, OrderedReader other) {
        int order =
                one.head().compareColumns(other.head().orderBy(), query.plan().orderBy());
        return order != 0 || one.scope() == null
                ? order
                : one.scope().min().compareTo(other.scope().min());
    }

    @Override
    public boolean isDone() {
        return hungry.isEmpty() && fed.isEmpty();
    }

    @Override
    public CompletableFuture<List<JsonSlice>> next(int wanted) {
        return Steps.whileTrue(this::feedSome).thenApply(fedAll -> merge(wanted));
    }

    /** Asks as many partitions as may be asked at once, and takes in what the first of them says. */
    private CompletableFuture<Boolean> feedSome() {
        if (hungry.isEmpty()) return CompletableFuture.completedFuture(false);
        for (int i = 0; i < hungry.size() && i < query.limits().parallelism(); i++)
            hungry.get(i).ask();
        OrderedReader first = hungry.get(0);
        return first.ask().thenCompose(answer -> {
            if (first.isGone(answer)) return replace(first);
            first.take(answer);
            if (!first.isHungry()) {
                hungry.remove(0);
                if (!first.isDone()) fed.add(first);
            }
            return CompletableFuture.completedFuture(true);
        });
    }

    private List<JsonSlice> merge(int wanted) {
        List<JsonSlice> rows = new ArrayList<>();
        int most = wanted > 0 ? wanted : Integer.MAX_VALUE;
        while (rows.size() < most && !fed.isEmpty() && hungry.isEmpty()) {
            OrderedReader least = fed.remove();
            rows.add(least.give().payload());
            lastGiven = least;
            if (least.isHungry()) hungry.add(least);
            else if (!least.isDone()) fed.add(least);
        }
        if (ahead) for (OrderedReader reader : hungry) reader.ask();
        return rows;
    }

    /** The children begin behind the last row that the parent had sent; its rows in hand are given first. */
    private CompletableFuture<Boolean> replace(OrderedReader gone) {
        Splits splits = new Splits(query, gone.scope(), map);
        return splits.children().thenApply(children -> {
            map = splits.map();
            hungry.remove(gone);
            for (RangeScope child : children) hungry.add(OrderedReaders.behind(query, child, text, gone.fetched()));
            return true;
        });
    }

    @Override
    public boolean save(Resume.Builder resume) {
        if (isDone()) return true;
        if (lastGiven == null || !lastGiven.given().isExpressible()) return false;
        ResumePoint point = lastGiven.given();
        RangeScope scope = lastGiven.scope();
        resume.position(scope == null ? "" : scope.min(), scope == null ? "FF" : scope.max(), null);
        resume.lastRow(point.orderBy(), point.rid(), point.count());
        return true;
    }

    @Override
    public void cancel() {
        for (OrderedReader reader : hungry) reader.cancel();
        for (OrderedReader reader : fed) reader.cancel();
    }
}
