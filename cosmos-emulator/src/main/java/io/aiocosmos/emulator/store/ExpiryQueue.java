package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** The items of a partition that will expire, the first to do so in front. Used under the partition's lock. */
final class ExpiryQueue {
    private final TreeMap<Turn, Item> items = new TreeMap<>();
    private final Integer defaultTtl;

    private record Turn(long second, long number) implements Comparable<Turn> {
        private static final Comparator<Turn> ORDER =
                Comparator.comparingLong(Turn::second).thenComparingLong(Turn::number);

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param defaultTtl the container's, {@code null} if items never expire there */
    ExpiryQueue(Integer defaultTtl, Collection<Item> items) {
        this.defaultTtl = defaultTtl;
        items.forEach(this::add);
    }

    void add(Item item) {
        Turn turn = turn(item);
        if (turn.second != Item.NEVER) items.put(turn, item);
    }

    void remove(Item item) {
        items.remove(turn(item));
    }

    /** An item whose time is over, or {@code null}. @param now seconds since 1970 */
    Item expired(long now) {
        return items.isEmpty() || items.firstKey().second > now
                ? null
                : items.firstEntry().getValue();
    }

    private Turn turn(Item item) {
        return new Turn(item.expiry(defaultTtl), item.number());
    }
}
