package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;

/** Items by a text that several may have, and of one text in the order of their numbers. */
final class ItemIndex {
    private final ConcurrentSkipListMap<Place, Item> items = new ConcurrentSkipListMap<>();

    private record Place(String text, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = text.compareTo(other.text);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    void put(String text, Item item) {
        items.put(new Place(text, item.number()), item);
    }

    void remove(String text, Item item) {
        items.remove(new Place(text, item.number()));
    }

    /** Those of the text, from that number on. */
    Collection<Item> of(String text, long number) {
        return items.subMap(new Place(text, number), true, new Place(text, Long.MAX_VALUE), true)
                .values();
    }
}
