package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.sql.value.Values;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/** Rows as they are found, item by item; a page may end within the rows of an item. */
final class ScanFiller implements PageFiller {
    private final QueryRequest query;
    private final ItemSource source;

    ScanFiller(QueryRequest query, ItemSource source) {
        this.query = query;
        this.source = source;
    }

    @Override
    public Position fill(Page page, PartitionView view, PartitionSlice slice) {
        Position from = slice.from();
        ItemRun run = query.runItemWise();
        RowCollector collector = new RowCollector(page, query.sql().isDistinct(), run, from);
        if (collector.isDone()) return null;
        Iterator<Item> items = source.of(view, from.item());
        long last = from.item() - 1;
        while (items.hasNext()) {
            Item item = items.next();
            if (!slice.includes(item)) continue;
            long done = from.doneOf(item.number());
            if (!page.look(item)) return collector.at(null, item.number(), done);
            last = item.number();
            run.feed(item.tree());
            for (long row = 0; run.next(); row++) {
                if (row < done) continue;
                JsonNode value = run.value();
                if (!Values.isDefined(value)) continue;
                if (!collector.take(value)) return collector.at(null, item.number(), row);
                if (collector.isDone()) return null;
            }
        }
        return page.isFull() ? collector.at(null, last + 1, 0) : null;
    }
}
