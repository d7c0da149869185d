package io.aiocosmos.emulator.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The conflicts feed of a container, the same in all regions. Thread-safe. */
public final class Conflicts {
    private final Directory<Conflict> open = new Directory<>();
    private final Set<Long> seen = new HashSet<>(); // versions, so that each is listed by one region only
    private int last;

    public Directory<Conflict> open() {
        return open;
    }

    synchronized void add(Container container, Revision winner, List<Revision> revisions) {
        for (Revision each : revisions)
            if (each != winner && seen.add(each.version())) open.add(Conflict.of(container, ++last, winner, each));
    }
}
