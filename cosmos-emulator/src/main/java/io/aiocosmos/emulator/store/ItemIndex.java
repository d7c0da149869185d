package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;

/** Items by a text that is not unique; those of one text in the order of their numbers. */
final class ItemIndex {
    private final ConcurrentSkipListMap<IndexKey, Item> items = new ConcurrentSkipListMap<>();

    private record IndexKey(String text, long number) implements Comparable<IndexKey> {
        @Override
        public int compareTo(IndexKey other) {
            int order = text.compareTo(other.text);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    void put(String text, Item item) {
        items.put(new IndexKey(text, item.number()), item);
    }

    void remove(String text, Item item) {
        items.remove(new IndexKey(text, item.number()));
    }

    /** The items of a text, from that number on. */
    Collection<Item> of(String text, long number) {
        return items.subMap(new IndexKey(text, number), true, new IndexKey(text, Long.MAX_VALUE), true)
                .values();
    }
}
