package io.aiocosmos.benchmarks.gateway;

/** Counts requests; written by the one event loop. */
final class Traffic {
    private volatile long requests;

    long requests() {
        return requests;
    }

    /** By one thread only. */
    void add() {
        requests++;
    }
}
