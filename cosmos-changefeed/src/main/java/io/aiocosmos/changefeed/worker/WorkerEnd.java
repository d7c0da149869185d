package io.aiocosmos.changefeed.worker;

/** Why a worker ended. */
public enum WorkerEnd {
    /** It was stopped, and has released its lease. */
    RELEASED,
    /** Another instance has the lease. */
    LOST,
    /** The range was split: there are leases for its parts. */
    SPLIT,
    /** Reading or handling failed; the lease was released. */
    FAILED
}
