package io.aiocosmos.emulator.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Resources of one kind below one parent, found by name or by resource id. Thread-safe. */
public final class Directory<R extends Resource> {
    private final ConcurrentMap<String, R> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, R> byRid = new ConcurrentHashMap<>();

    /** The resource of that name, else of that resource id, else {@code null}. */
    public R find(String idOrRid) {
        R named = byId.get(idOrRid);
        return named != null ? named : byRid.get(idOrRid);
    }

    /** {@code false} if the name is taken. */
    public boolean add(R resource) {
        if (byId.putIfAbsent(resource.id(), resource) != null) return false;
        byRid.put(resource.rid(), resource);
        return true;
    }

    /** {@code false} if it was removed before. */
    public boolean remove(R resource) {
        byRid.remove(resource.rid());
        return byId.remove(resource.id(), resource);
    }

    /** All resources, the oldest first. */
    public List<R> all() {
        List<R> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparingInt(Resource::number));
        return all;
    }
}
