package io.aiocosmos.changefeed.worker;

import io.aiocosmos.changefeed.lease.OwnedLease;
import io.aiocosmos.changefeed.time.EventLoop;

/** Writes a lease when nothing else did for an interval, so that others see that its owner lives. On the loop only. */
final class LeaseRenewal {
    private static final int RETRIES_PER_INTERVAL = 4;

    private final EventLoop loop;
    private final WorkerSettings settings;
    private final OwnedLease lease;
    private final Listener listener;
    private Runnable cancel = () -> {};
    private boolean stopped;

    interface Listener {
        void notRenewed(Throwable problem);

        /** @param problem {@code null} if another instance has it; else why it could not be renewed for so long */
        void lost(Throwable problem);
    }

    LeaseRenewal(EventLoop loop, WorkerSettings settings, OwnedLease lease, Listener listener) {
        this.loop = loop;
        this.settings = settings;
        this.lease = lease;
        this.listener = listener;
    }

    void start() {
        schedule(settings.renewInterval() - age());
    }

    void stop() {
        stopped = true;
        cancel.run();
    }

    /** Whether others may have seen it expire. */
    boolean isOverdue() {
        return age() >= settings.expiration();
    }

    private long age() {
        return loop.nanos() - lease.confirmedAt();
    }

    private void schedule(long nanos) {
        cancel = loop.later(Math.max(0, nanos), this::fire);
    }

    private void fire() {
        if (stopped) return;
        if (age() < settings.renewInterval()) start();
        else loop.when(lease.write(current -> current.renewed(loop.now())), this::renewed);
    }

    private void renewed(Boolean ours, Throwable problem) {
        if (stopped) return;
        if (problem == null && ours) {
            start();
        } else if (problem == null || isOverdue()) {
            listener.lost(problem);
        } else {
            listener.notRenewed(problem);
            schedule(settings.renewInterval() / RETRIES_PER_INTERVAL);
        }
    }
}
