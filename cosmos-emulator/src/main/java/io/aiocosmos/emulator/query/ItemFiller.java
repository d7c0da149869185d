package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;

/** The items themselves, in the order of their numbers. */
final class ItemFiller implements PageFiller {
    @Override
    public Position fill(Page page, PartitionView view, PartitionSlice slice) {
        Iterator<Item> items = view.from(slice.from().item());
        long done = slice.from().item();
        while (items.hasNext()) {
            Item item = items.next();
            if (!slice.includes(item)) continue;
            if (!page.look(item) || !page.add(item.bytes())) return at(item.number());
            done = item.number() + 1;
        }
        return page.isFull() ? at(done) : null;
    }

    private static Position at(long item) {
        return new Position(null, item, 0, 0, 0);
    }
}
