package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.store.Item;
import java.util.Iterator;

/** What one item gives to a page: itself, or what a query makes of it. */
interface RowSource {
    Iterator<byte[]> rows(Item item);
}
