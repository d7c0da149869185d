package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.store.View;

/** Fills pages with rows of one partition. */
interface RowFlow {
    /**
     * Puts rows on the page until it is full.
     *
     * @return where the next page begins, or {@code null} if there is nothing more
     */
    Position fill(Page page, View view, Stretch stretch);
}
