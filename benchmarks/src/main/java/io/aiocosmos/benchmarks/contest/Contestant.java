package io.aiocosmos.benchmarks.contest;

import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * One way to talk to the gateway. Made by a public constructor that takes a {@link Place} and a variant's name; all it
 * opens is opened by the first request.
 */
public interface Contestant extends AutoCloseable {
    /** What rows of a query are made into. */
    enum Rows {
        RECORDS,
        MAPS,
        RAW
    }

    /** Is told how far a query has come. */
    interface Progress {
        /** @param soFar rows that were taken */
        void rows(long soFar) throws IOException;
    }

    /** Reads item {@code i} without waiting; {@code done} is told the end, on any thread. */
    void read(int i, BiConsumer<Object, Throwable> done);

    /** Reads item {@code i} on the caller's thread. */
    void readAndWait(int i) throws Exception;

    /** Creates item {@code i} without waiting. */
    void create(int i, BiConsumer<Object, Throwable> done);

    /**
     * Creates so many items as fast as {@code inFlight} requests at once allow, and waits for the last. Nothing is wanted
     * back but whether it worked.
     */
    void createMany(int items, int inFlight) throws Exception;

    /** Reads the whole answer of the canned query; how many rows there were. */
    long query(Rows rows, Progress progress) throws Exception;

    @Override
    void close() throws IOException;
}
