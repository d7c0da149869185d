package io.aiocosmos.emulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Changes that were made together: readers see all of them or none, and they share a sequence number.
 *
 * @param seconds when, since 1970
 * @param changes in their order, at least one; two of them may concern the same item
 */
public record Commit(long lsn, long seconds, List<Change> changes) {
    public Commit {
        changes = List.copyOf(changes);
    }

    /** This one and another of the same sequence number as one, made when the later was. */
    Commit with(Commit other) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(other.changes);
        return new Commit(lsn, Math.max(seconds, other.seconds), all);
    }

    /** The same with those changes only for which the test holds; {@code null} if there are none. */
    Commit only(Predicate<Change> wanted) {
        List<Change> some = changes.stream().filter(wanted).toList();
        return some.isEmpty() ? null : new Commit(lsn, seconds, some);
    }
}
