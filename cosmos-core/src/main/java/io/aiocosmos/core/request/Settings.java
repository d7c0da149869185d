package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.wire.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the user chose for all operations.
 *
 * @param routing endpoint and regions
 * @param timeoutNanos for an operation that has none of its own
 * @param consistency of reads; {@code null} for the account's own
 * @param userAgent whole
 * @param listener {@code null} for nobody
 * @param callbacks where futures complete; {@code null} for where the response arrived
 * @param maxConnections of the transport; {@link Integer#MAX_VALUE} if it was passed in and only it knows
 * @param retries after throttling
 * @param defaults for what an operation's options leave open
 */
public record Settings(
        RoutingRules routing,
        long timeoutNanos,
        ConsistencyLevel consistency,
        String userAgent,
        CosmosListener listener,
        Executor callbacks,
        int maxConnections,
        RetryOptions retries,
        ItemWriteOptions defaults) {
    public Settings {
        if (callbacks != null) callbacks = orHere(callbacks);
    }

    /** An executor that is full or was shut down may refuse; better here than never, and a response is not lost. */
    private static Executor orHere(Executor wanted) {
        return task -> {
            try {
                wanted.execute(task);
            } catch (Throwable refused) {
                task.run();
            }
        };
    }

    /** What goes with every request that has no header of that name itself: names and values in turn. */
    String[] defaultHeaders() {
        List<String> all = new ArrayList<>();
        if (defaults.priorityLevel().isPresent()) {
            all.add(Headers.PRIORITY_LEVEL);
            all.add(defaults.priorityLevel().get().wireName());
        }
        if (defaults.throughputBucket().isPresent()) {
            all.add(Headers.THROUGHPUT_BUCKET);
            all.add(Integer.toString(defaults.throughputBucket().getAsInt()));
        }
        defaults.headers().forEach((name, value) -> {
            all.add(name);
            all.add(value);
        });
        return all.toArray(new String[0]);
    }

    /** What goes with every request: names and values in turn. The retries of 449 are ours, so the gateway's are off. */
    String[] fixedHeaders() {
        return new String[] {
            Headers.ACCEPT, "application/json",
            Headers.ACCEPT_ENCODING, "identity",
            Headers.CACHE_CONTROL, "no-cache",
            Headers.USER_AGENT, userAgent,
            Headers.NO_RETRY_449, "true",
            Headers.VERSION, "2020-07-15"
        };
    }
}
