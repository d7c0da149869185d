package io.aiocosmos.emulator.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest revisions of each item that a region knows: one, or several that were written without knowing of each other.
 * What they are does not depend on the order in which they came, so that all regions end up alike. Used under the
 * partition's lock.
 */
final class Revisions {
    private final Map<ItemKey, List<Revision>> newest = new HashMap<>();

    static Revisions copyOf(Revisions other) {
        Revisions copy = new Revisions();
        copy.newest.putAll(other.newest);
        return copy;
    }

    /** All commits that are known of an item. */
    CommitVector history(ItemKey key) {
        CommitVector all = CommitVector.NONE;
        for (Revision each : newest.getOrDefault(key, List.of())) all = all.and(each.history());
        return all;
    }

    /** Takes in what this region wrote itself, which knows of all others. */
    void put(Revision own) {
        newest.put(own.key(), List.of(own));
    }

    /** Takes in what another region wrote. @return the newest ones now */
    List<Revision> add(Revision incoming) {
        List<Revision> next = new ArrayList<>();
        boolean known = false;
        for (Revision each : newest.getOrDefault(incoming.key(), List.of())) {
            known |= each.history().covers(incoming.history());
            if (!incoming.history().covers(each.history())) next.add(each);
        }
        if (known) return newest.get(incoming.key());
        next.add(incoming);
        newest.put(incoming.key(), List.copyOf(next));
        return next;
    }
}
