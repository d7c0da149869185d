package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.partition.EpkRange;
import java.util.List;

/**
 * What a partition stores: the newest state, the log that led to it, and the copy that may lag. Used under the partition's
 * lock, but for what reads.
 */
final class PartitionStorage {
    private final Container container;
    private final PartitionState state;
    private final ChangeLog log;
    private volatile LaggingCopy copy;
    private ExpiryQueue expiring;

    PartitionStorage(Container container, PartitionState state, ChangeLog log) {
        this.container = container;
        this.state = state;
        this.log = log;
        expireAnew();
        if (container.account().replication().lags()) startCopy();
    }

    /** The same for another partition, or what is within a part of the range. */
    PartitionStorage copyOf(EpkRange part) {
        return new PartitionStorage(
                container,
                PartitionState.copyOf(state, item -> part.contains(item.effective())),
                ChangeLog.copyOf(log, change -> part.contains(change.effective())));
    }

    PartitionStorage joined(PartitionStorage other) {
        return new PartitionStorage(
                container, PartitionState.joined(state, other.state), ChangeLog.joined(log, other.log));
    }

    /** The newest state. */
    PartitionState state() {
        return state;
    }

    /** The state of the copy; the newest state if nothing lags. */
    PartitionState lagging() {
        LaggingCopy known = copy;
        return known == null ? state : known.state();
    }

    /** What was written, as far back as the container keeps it and the copy needs it. */
    ChangeLog log() {
        return log;
    }

    void commit(List<Change> changes) {
        Commit commit = new Commit(state.lsn() + 1, now(), changes);
        log.add(commit);
        state.apply(commit);
        for (Change change : changes) {
            if (change.before() != null) expiring.remove(change.before());
            if (change.after() != null) expiring.add(change.after());
        }
        forgetOutdated();
    }

    /** Applies commits to the copy up to the allowed lag, and removes from the log what is no longer needed. */
    void forgetOutdated() {
        LaggingCopy known = copy;
        if (known != null)
            known.catchUp(log, state.lsn() - container.account().replication().allowed());
        long applied = known == null ? state.lsn() : known.state().lsn();
        long retention = container.definition().changeRetention().toSeconds();
        log.forget(applied, retention == 0 ? Long.MAX_VALUE : now() - retention);
    }

    boolean isExpired(Item item) {
        Integer defaultTtl = container.definition().defaultTtl();
        return defaultTtl != null && item.expiry(defaultTtl) <= now();
    }

    private long now() {
        return container.account().etagClock().now().getEpochSecond();
    }

    /** Deletes expired items. Readers ignore them anyway, but they would stay in memory. */
    void removeExpired() {
        for (Item item; (item = expiring.expired(now())) != null; ) commit(List.of(new Change(item, null, true)));
    }

    /** The container's default time to live may be another now. */
    void expireAnew() {
        expiring = new ExpiryQueue(container.definition().defaultTtl(), state.from(0));
    }

    void startCopy() {
        if (copy == null) copy = new LaggingCopy(state);
    }

    /** To the lag that is allowed now. */
    void catchUp() {
        if (copy == null) return;
        forgetOutdated();
        if (!container.account().replication().lags()) copy = null;
    }
}
