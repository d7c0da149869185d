package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.sql.value.Values;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * Rows in the order of their keys, those with equal keys by the numbers of their items. Every page looks at all items
 * and keeps the first rows behind the last page's last row, so that writes in between shift nothing.
 */
final class OrderedFiller implements PageFiller {
    private final QueryRequest query;
    private final ItemSource source;
    private final SortedRow resume;
    private final boolean dropsUndefined;

    /** @param dropsUndefined whether rows without their key are left out */
    OrderedFiller(QueryRequest query, ItemSource source, boolean dropsUndefined) {
        this.query = query;
        this.resume = ResumeFilter.lastUnwanted(
                query.resumeFilter(), query.sql().descending().size());
        this.dropsUndefined = dropsUndefined;
        this.source = source;
    }

    @Override
    public Position resume(Position from, LongFunction<Item> items) {
        if (!from.lacksKeys()) return from;
        Item item = items.apply(from.item());
        if (item == null || from.rows() < 1) throw changed();
        ItemRun run = query.runItemWise();
        run.feed(item.tree());
        for (long row = 0; row < from.rows(); row++) if (!run.next()) throw changed();
        List<JsonNode> keys = List.of(run.keys());
        if (ContinuationToken.sum(keys) != from.keySum()) throw changed();
        return from.with(keys);
    }

    private static ServiceError changed() {
        return ServiceError.gateway(
                400, "Invalid Continuation Token: the row that it names has changed. Begin the query anew.");
    }

    @Override
    public Position fill(Page page, PartitionView view, PartitionSlice slice) {
        ItemRun run = query.runItemWise();
        boolean distinct = query.sql().isDistinct();
        RowCollector collector = new RowCollector(page, distinct, run, slice.from());
        if (collector.isDone()) return null;
        TopRows rows = new TopRows(run.order(), distinct ? Long.MAX_VALUE : collector.room() + 1);
        gather(source.of(view, 0), slice, run, rows, done(slice.from(), rows));
        return give(rows.sorted(), page, collector, slice.from());
    }

    /** The last row that is not wanted, or {@code null} if all are. */
    private SortedRow done(Position from, TopRows rows) {
        SortedRow last = from.keys() == null ? null : SortedRow.of(from);
        if (last == null || resume == null) return last == null ? resume : last;
        return rows.order().compare(last, resume) < 0 ? resume : last;
    }

    private void gather(Iterator<Item> items, PartitionSlice slice, ItemRun run, TopRows rows, SortedRow last) {
        while (items.hasNext()) {
            Item item = items.next();
            if (!slice.includes(item)) continue;
            run.feed(item.tree());
            for (long place = 0; run.next(); place++) {
                SortedRow row = new SortedRow(run.keys(), item, item.number(), place, null);
                if (dropsUndefined && !Values.isDefined(row.keys()[0])) continue;
                boolean done = last != null && rows.order().compare(row, last) <= 0;
                if (done || !rows.wants(row)) continue;
                JsonNode value = run.value();
                if (Values.isDefined(value)) rows.add(row.with(value));
            }
        }
    }

    /** One row more than the page has room for means that there is another page. */
    private static Position give(List<SortedRow> rows, Page page, RowCollector collector, Position from) {
        Position last = from;
        long seen = -1;
        for (SortedRow row : rows) {
            boolean looked = row.number() == seen || page.look(row.item());
            if (!looked || !collector.take(row.value())) return last;
            if (collector.isDone()) return null;
            seen = row.number();
            last = collector.at(List.of(row.keys()), row.number(), row.place() + 1);
        }
        return null; // sorted, they are known to their end, even behind a full page
    }
}
