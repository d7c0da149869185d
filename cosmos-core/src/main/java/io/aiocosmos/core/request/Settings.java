package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.wire.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the user chose for all operations.
 */
public final class Settings {
    /** Endpoint and regions. */
    final RoutingRules routing;

    /** For an operation that has none of its own. */
    final long timeoutNanos;

    /** Of reads; {@code null} for the account's own. */
    final ConsistencyLevel consistency;

    /** Whole. */
    final String userAgent;

    /** {@code null} without a listener. */
    final Observer observer;

    /** Where futures complete; {@code null} for where the response arrived. */
    final Executor callbacks;

    /** Of the transport; {@link Integer#MAX_VALUE} if it was passed in and only it knows. */
    final int maxConnections;

    /** After throttling. */
    final RetryOptions retries;

    /** For what an operation's options leave open. */
    final ItemWriteOptions defaults;

    public Settings(
            RoutingRules routing,
            long timeoutNanos,
            ConsistencyLevel consistency,
            String userAgent,
            Observer observer,
            Executor callbacks,
            int maxConnections,
            RetryOptions retries,
            ItemWriteOptions defaults) {
        this.routing = routing;
        this.timeoutNanos = timeoutNanos;
        this.consistency = consistency;
        this.userAgent = userAgent;
        this.observer = observer;
        this.callbacks = callbacks == null ? null : orHere(callbacks);
        this.maxConnections = maxConnections;
        this.retries = retries;
        this.defaults = defaults;
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
