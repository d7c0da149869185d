package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.rows.Grouping;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;

/**
 * Aggregates and groups of the items of a page. As in the service they are whole within a page only: a client merges
 * those of several pages.
 */
final class GroupFiller implements PageFiller {
    private final QueryRequest query;
    private final ItemSource source;

    GroupFiller(QueryRequest query, ItemSource source) {
        this.query = query;
        this.source = source;
    }

    @Override
    public Position fill(Page page, PartitionView view, PartitionSlice slice) {
        if (query.sql().onlyCounts()) page.loadsNothing();
        ItemRun run = query.runItemWise();
        RowCollector collector = new RowCollector(page, false, run, slice.from());
        if (collector.isDone()) return null;
        Grouping.Groups groups = run.groups();
        long[] end = gather(page, source.of(view, slice.from().item()), slice, run, groups);
        groups.rows().forEachRemaining(collector::takeAnyway);
        return end == null || collector.isDone() ? null : collector.at(null, end[0], end[1]);
    }

    /** The item and row to go on with, or {@code null} if all were taken in. */
    private static long[] gather(
            Page page, Iterator<Item> items, PartitionSlice slice, ItemRun run, Grouping.Groups groups) {
        long weight = 0;
        while (items.hasNext()) {
            Item item = items.next();
            if (!slice.includes(item)) continue;
            long done = slice.from().doneOf(item.number());
            // A group's row is hardly larger than the item that it begins with.
            if (weight > Page.MAX_BYTES || !page.look(item)) return new long[] {item.number(), done};
            run.feed(item.tree());
            int known = groups.size();
            for (long row = 0; run.next(); row++)
                if (row >= done && !groups.add(page.maxRows())) return new long[] {item.number(), row};
            if (groups.size() > known) weight += item.bytes().length;
        }
        return null;
    }
}
