package io.aiocosmos.emulator.store;

/** A copy of a partition that applies commits later. WriteResult under the partition's lock. */
final class LaggingCopy {
    private final PartitionState state;

    LaggingCopy(PartitionState origin) {
        state = PartitionState.copyOf(origin, item -> true);
    }

    PartitionState state() {
        return state;
    }

    /** Applies what the log has up to a sequence number. */
    void catchUp(ChangeLog log, long lsn) {
        for (Commit commit : log.after(state.lsn())) {
            if (commit.lsn() > lsn) return;
            state.apply(commit);
        }
    }
}
