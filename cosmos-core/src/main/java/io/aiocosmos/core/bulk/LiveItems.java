package io.aiocosmos.core.bulk;

import java.util.function.Consumer;

/** Items that have not ended, in the order in which they came. */
final class LiveItems {
    private BatchItem oldest;
    private BatchItem youngest;

    void add(BatchItem item) {
        item.older = youngest;
        if (youngest == null) oldest = item;
        else youngest.younger = item;
        youngest = item;
    }

    void remove(BatchItem item) {
        if (item.older == null) oldest = item.younger;
        else item.older.younger = item.younger;
        if (item.younger == null) youngest = item.older;
        else item.younger.older = item.older;
        item.older = null;
        item.younger = null;
    }

    /** {@code null} if there is none. */
    BatchItem oldest() {
        return oldest;
    }

    /** @param action may remove the item */
    void forEach(Consumer<BatchItem> action) {
        for (BatchItem item = oldest; item != null; ) {
            BatchItem next = item.younger;
            action.accept(item);
            item = next;
        }
    }
}
