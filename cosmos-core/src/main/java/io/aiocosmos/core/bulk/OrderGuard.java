package io.aiocosmos.core.bulk;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the order of operations on one item: each waits until the one before it has ended, so that no retry overtakes.
 * Knows the items that are under way and no others.
 */
final class OrderGuard {
    private final Map<Name, BatchItem> last = new HashMap<>();

    /** The name of an item: id and partition key. */
    static final class Name {
        private final String id;
        private final String key;

        Name(String id, String key) {
            this.id = id;
            this.key = key;
        }

        /** A string keeps its hash: what a record does here costs more than the map. */
        @Override
        public int hashCode() {
            return id.hashCode() ^ key.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name && id.equals(((Name) other).id) && key.equals(((Name) other).key);
        }
    }

    /** Whether the item may go; else it is held until {@link #leave} gives it back. */
    boolean enter(BatchItem item) {
        BatchItem before = last.put(item.name, item);
        if (before == null) return true;
        before.successor = item;
        return false;
    }

    /** @return the item that may go now, {@code null} if none waits; those that ended while they waited are left out */
    BatchItem leave(BatchItem item) {
        BatchItem next = item.successor;
        while (next != null && next.hasEnded()) next = next.successor;
        if (next == null) last.remove(item.name);
        return next;
    }
}
