package io.aiocosmos.spi;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests for items back, by what they cost. Asked before each attempt of an operation on items: retries, hedges and
 * each page of a query or change feed too. Reads of the account, of containers, of their partitions and of query plans are
 * never held back. {@code ThroughputGroup} of {@code cosmos-throughput} is one.
 *
 * <p>Thread-safe. No method blocks, since the threads of the transport call them. Times are those of the client's
 * monotonic clock, which is {@link System#nanoTime} but in tests.
 */
public interface ThroughputControl {
    /**
     * What must end before requests can be decided on; {@code null}, as a rule, if there is nothing. The operation waits
     * for it in its own time, and fails as it fails. Each call gives another future, which may be cancelled.
     */
    @Nullable
    CompletableFuture<?> preparation();

    /**
     * Whether a request may be sent now.
     *
     * @param operation the method that the user called, such as {@code createItem}
     * @return the request units set aside for it, 0 or more; less than 0 if it may not
     */
    double admit(String operation, long nanos);

    /**
     * The response, in the service's place, to a request that may not: a 429, which is retried as the service's own is, after
     * the time that it says.
     */
    TransportResponse refusal(String operation, long nanos);

    /**
     * An attempt ended. Not called for one that was cancelled.
     *
     * @param reserved as {@link #admit} gave it
     * @param charged request units of the response; 0 if none came, or none is charged
     */
    void charged(String operation, double reserved, double charged, long nanos);
}
