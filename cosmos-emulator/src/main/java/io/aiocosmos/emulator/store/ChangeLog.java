package io.aiocosmos.emulator.store;

import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * The commits of a partition in the order of their sequence numbers, every version of an item and every delete, as far
 * back as they are kept. One thread writes at a time, any number reads meanwhile.
 */
final class ChangeLog {
    private final ConcurrentNavigableMap<Long, Commit> commits = new ConcurrentSkipListMap<>();
    private volatile long forgotten;

    /** The same log with those changes only for which the test holds. */
    static ChangeLog copyOf(ChangeLog other, Predicate<Change> wanted) {
        ChangeLog copy = new ChangeLog();
        copy.forgotten = other.forgotten;
        for (Commit commit : other.commits.values()) {
            Commit part = commit.only(wanted);
            if (part != null) copy.add(part);
        }
        return copy;
    }

    /** The commits of two partitions; those of one sequence number become one. */
    static ChangeLog joined(ChangeLog one, ChangeLog other) {
        ChangeLog both = copyOf(one, change -> true);
        both.forgotten = Math.max(one.forgotten, other.forgotten);
        for (Commit commit : other.commits.values()) both.commits.merge(commit.lsn(), commit, Commit::with);
        return both;
    }

    void add(Commit commit) {
        commits.put(commit.lsn(), commit);
    }

    /** The commits behind a sequence number, the oldest first. */
    Collection<Commit> after(long lsn) {
        return commits.tailMap(lsn, false).values();
    }

    /** The commits behind a sequence number, up to and with another, the oldest first. */
    Collection<Commit> between(long after, long last) {
        return commits.subMap(after, false, last, true).values();
    }

    /** Whether it still has all that was written behind a sequence number. */
    boolean keepsAll(long after) {
        return after >= forgotten;
    }

    /**
     * Forgets the oldest commits, those that both bounds allow.
     *
     * @param lsn up to and with this one
     * @param seconds those made before, since 1970
     */
    void forget(long lsn, long seconds) {
        for (Commit oldest : commits.values()) {
            if (oldest.lsn() > lsn || oldest.seconds() >= seconds) return;
            forgotten = oldest.lsn();
            commits.remove(oldest.lsn());
        }
    }
}
