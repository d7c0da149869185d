package io.aiocosmos.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the handlers of all processors were given. The items of a key are numbered from 0 in the order in which they were
 * written; none may come before the one before it came.
 */
final class HandledChanges extends Signal {
    private final Map<String, Integer> next = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, Integer> byInstance = new HashMap<>();
    private final List<String> outOfOrder = new ArrayList<>();

    synchronized void add(String instance, List<Entry> page) {
        Map<String, Integer> before = new HashMap<>();
        for (Entry each : page) {
            Integer last = before.put(each.pk(), each.amount());
            boolean isGap = each.amount() > next(each.pk());
            if (isGap || last != null && last >= each.amount()) outOfOrder.add(instance + ": " + each.id());
            next.merge(each.pk(), each.amount() + 1, Math::max);
            times.merge(each.id(), 1, Integer::sum);
        }
        byInstance.merge(instance, page.size(), Integer::sum);
        changed();
    }

    /** The number of the first item of a key that nobody has handled. */
    synchronized int next(String key) {
        return next.getOrDefault(key, 0);
    }

    /** How many different items were handled. */
    synchronized int items() {
        return times.size();
    }

    synchronized int by(String instance) {
        return byInstance.getOrDefault(instance, 0);
    }

    synchronized List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }

    /** Those that came more than once. */
    synchronized List<String> repeated() {
        return times.keySet().stream().filter(id -> times.get(id) > 1).toList();
    }

    void awaitItems(int count) throws InterruptedException {
        await(count + " items", () -> items() >= count);
    }

    @Override
    public synchronized String toString() {
        return items() + " items, by " + byInstance;
    }
}
