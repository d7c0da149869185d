package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;

/** The items themselves, in the order of their numbers. */
final class ItemFlow implements RowFlow {
    @Override
    public Position fill(Page page, PartitionView view, Stretch stretch) {
        Iterator<Item> items = view.from(stretch.from().item());
        long done = stretch.from().item();
        while (items.hasNext()) {
            Item item = items.next();
            if (!stretch.includes(item)) continue;
            if (!page.look(item) || !page.add(item.bytes())) return at(item.number());
            done = item.number() + 1;
        }
        return page.isFull() ? at(done) : null;
    }

    private static Position at(long item) {
        return new Position(null, item, 0, 0, 0);
    }
}
