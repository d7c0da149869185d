package io.aiocosmos.emulator.store;

import java.util.ArrayDeque;
import java.util.Queue;

/** A copy of a partition that applies writes later. Written under the partition's lock. */
final class LaggingCopy {
    private final Queue<Change> pending = new ArrayDeque<>();
    private final PartitionState state;

    LaggingCopy(PartitionState origin) {
        state = PartitionState.copyOf(origin, item -> true);
    }

    PartitionState state() {
        return state;
    }

    void add(Change change) {
        pending.add(change);
    }

    void catchUp(int allowed) {
        while (pending.size() > allowed) state.apply(pending.remove());
    }
}
