package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** The items of a partition that will expire, the first to do so in front. Used under the partition's lock. */
final class ExpiryQueue {
    private final TreeMap<ExpiryKey, Item> items = new TreeMap<>();
    private final Integer defaultTtl;

    private record ExpiryKey(long second, long number) implements Comparable<ExpiryKey> {
        private static final Comparator<ExpiryKey> ORDER =
                Comparator.comparingLong(ExpiryKey::second).thenComparingLong(ExpiryKey::number);

        @Override
        public int compareTo(ExpiryKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param defaultTtl the container's, {@code null} if items never expire there */
    ExpiryQueue(Integer defaultTtl, Collection<Item> items) {
        this.defaultTtl = defaultTtl;
        items.forEach(this::add);
    }

    void add(Item item) {
        ExpiryKey expiryKey = expiryKey(item);
        if (expiryKey.second != Item.NEVER) items.put(expiryKey, item);
    }

    void remove(Item item) {
        items.remove(expiryKey(item));
    }

    /** An item whose time is over, or {@code null}. @param now seconds since 1970 */
    Item expired(long now) {
        return items.isEmpty() || items.firstKey().second > now
                ? null
                : items.firstEntry().getValue();
    }

    private ExpiryKey expiryKey(Item item) {
        return new ExpiryKey(item.expiry(defaultTtl), item.number());
    }
}
