package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/**
 * Items as they are, in the order of their last writes; no deletes.
 *
 * @param wrapped whether they are shown as in the feed of all versions, with metadata beside them
 */
record LatestVersions(boolean wrapped) implements FeedMode {
    @Override
    public void check(FeedStart start) {}

    @Override
    public Iterator<FeedEntry> changes(PartitionView view, long after) {
        Spliterator<Item> items = Spliterators.spliteratorUnknownSize(view.changed(after), Spliterator.ORDERED);
        return StreamSupport.stream(items, false).map(this::entry).iterator();
    }

    private FeedEntry entry(Item item) {
        return new FeedEntry(item.lsn(), item, () -> wrapped ? ChangeJson.version(item) : ChangeJson.plain(item));
    }
}
