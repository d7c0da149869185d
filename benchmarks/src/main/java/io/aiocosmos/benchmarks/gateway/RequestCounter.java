package io.aiocosmos.benchmarks.gateway;

/** Counts requests; written by the event loop only. */
final class RequestCounter {
    private volatile long requests;

    long requests() {
        return requests;
    }

    /** By one thread only. */
    void add() {
        requests++;
    }
}
