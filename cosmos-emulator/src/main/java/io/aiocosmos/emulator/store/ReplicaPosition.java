package io.aiocosmos.emulator.store;

/** How places in the log of one region are found in that of another. Thread-safe. */
public final class ReplicaPosition {
    private final Replica replica;

    ReplicaPosition(Replica replica) {
        this.replica = replica;
    }

    /** The index of the region. */
    public int region() {
        return replica.region().index();
    }

    /** The sequence number at which the regions began to write apart: up to it they are the same. */
    public long base() {
        return replica.base();
    }

    /** The commits of all regions that this one knew of as of one of its sequence numbers. */
    public CommitVector knownAt(long lsn) {
        return replica.knownAt(lsn);
    }

    /**
     * The highest of its sequence numbers up to which all is known to whoever was at a sequence number of a region and knew
     * of these commits.
     */
    public long reachedFrom(int region, long lsn, CommitVector commits) {
        boolean same = region() == region && knownAt(lsn).equals(commits);
        return same ? lsn : replica.reachedBy(commits);
    }
}
