package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.store.Item;
import java.util.function.Supplier;

/**
 * One change.
 *
 * @param lsn of the write; changes of one transaction share it
 * @param item the version that the change made, or the one that it deleted
 * @param json what the feed shows
 */
record FeedEntry(long lsn, Item item, Supplier<byte[]> json) {}
