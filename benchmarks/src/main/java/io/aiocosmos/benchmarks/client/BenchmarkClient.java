package io.aiocosmos.benchmarks.client;

import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * A client in the comparison. Created by a public constructor with a {@link GatewayTarget} and the name of a variant;
 * connects on the first request.
 */
public interface BenchmarkClient extends AutoCloseable {
    /** The type of rows of a query. */
    enum Rows {
        RECORDS,
        MAPS,
        RAW
    }

    /** Called with the progress of a query. */
    interface Progress {
        /** @param soFar rows read so far */
        void rows(long soFar) throws IOException;
    }

    /** Reads item {@code i} asynchronously; {@code done} is called on any thread. */
    void read(int i, BiConsumer<Object, Throwable> done);

    /** Reads item {@code i} on the caller's thread. */
    void readAndWait(int i) throws Exception;

    /** Creates item {@code i} asynchronously. */
    void create(int i, BiConsumer<Object, Throwable> done);

    /** Patches item {@code i} asynchronously by two operations; only clients over Netty do. */
    default void patch(int i, BiConsumer<Object, Throwable> done) {
        throw new UnsupportedOperationException("patch");
    }

    /** Creates ten items in one transactional batch and reads all that comes back; only clients over Netty do. */
    default void batch(int i, BiConsumer<Object, Throwable> done) {
        throw new UnsupportedOperationException("batch");
    }

    /** Creates items with {@code inFlight} requests at once and waits for all. Content is not returned. */
    void createMany(int items, int inFlight) throws Exception;

    /** Creates items in bulk and waits for all. Content is not returned. Only clients over Netty do. */
    default void bulk(int items, int inFlight) throws Exception {
        throw new UnsupportedOperationException("bulk");
    }

    /**
     * As {@link #bulk}, into the container of ten ranges that is 5 ms away.
     *
     * @param perRange requests at once for each range; 0 to leave that to the client
     */
    default void bulkFar(int items, int perRange) throws Exception {
        throw new UnsupportedOperationException("far");
    }

    /** Reads all rows of the canned query and returns their number. */
    long query(Rows rows, Progress progress) throws Exception;

    /** Reads the canned change feed until it is caught up and returns the number of records; SDKs alone do. */
    default long changes() throws Exception {
        throw new UnsupportedOperationException("changes");
    }

    @Override
    void close() throws IOException;
}
