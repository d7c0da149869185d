package io.aiocosmos.changefeed.worker;

import io.aiocosmos.changefeed.lease.OwnedLease;
import java.util.List;

/** Hears on the loop what becomes of a worker. */
public interface WorkerObserver {
    /** Something failed and is attempted again by the worker itself. */
    void retrying(LeaseWorker<?> worker, Throwable problem);

    /** A page was passed over after too many attempts. */
    void deadLettered(LeaseWorker<?> worker, Throwable problem);

    /**
     * It does nothing any more, nor does its handler.
     *
     * @param problem why it failed; {@code null} if it did not
     * @param children that take its place, if its range was split
     */
    void ended(LeaseWorker<?> worker, WorkerEnd end, Throwable problem, List<OwnedLease> children);
}
