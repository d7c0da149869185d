package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.sql.value.Values;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/** Rows as they are found, item by item; a page may end within the rows of an item. */
final class PlainFlow implements RowFlow {
    private final QueryRequest query;
    private final Candidates candidates;

    PlainFlow(QueryRequest query, Candidates candidates) {
        this.query = query;
        this.candidates = candidates;
    }

    @Override
    public Position fill(Page page, PartitionView view, Stretch stretch) {
        Position from = stretch.from();
        ItemRun run = query.runItemWise();
        RowTaker taker = new RowTaker(page, query.sql().isDistinct(), run, from);
        if (taker.isDone()) return null;
        Iterator<Item> items = candidates.of(view, from.item());
        long last = from.item() - 1;
        while (items.hasNext()) {
            Item item = items.next();
            if (!stretch.includes(item)) continue;
            long done = from.doneOf(item.number());
            if (!page.look(item)) return taker.at(null, item.number(), done);
            last = item.number();
            run.feed(item.tree());
            for (long row = 0; run.next(); row++) {
                if (row < done) continue;
                JsonNode value = run.value();
                if (!Values.isDefined(value)) continue;
                if (!taker.take(value)) return taker.at(null, item.number(), row);
                if (taker.isDone()) return null;
            }
        }
        return page.isFull() ? taker.at(null, last + 1, 0) : null;
    }
}
