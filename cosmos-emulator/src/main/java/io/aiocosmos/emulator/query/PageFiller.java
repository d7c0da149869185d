package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.function.LongFunction;

/** Fills pages with rows of one partition. */
interface PageFiller {
    /**
     * Puts rows on the page until it is full.
     *
     * @return where the next page begins, or {@code null} if there is nothing more
     */
    Position fill(Page page, PartitionView view, PartitionSlice slice);

    /**
     * Finds the keys of the last row, which a small token does not have.
     *
     * @param items gives an item by its number, {@code null} if it is gone
     */
    default Position resume(Position from, LongFunction<Item> items) {
        return from;
    }
}
