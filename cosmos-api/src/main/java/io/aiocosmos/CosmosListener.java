package io.aiocosmos;

import io.aiocosmos.CosmosEvent.OperationEnded;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Hears what a client does. Called on whatever thread it happens, so it must be quick and thread-safe; what it throws
 * is dropped.
 *
 * <pre>{@code
 * CosmosListener slow = CosmosListener.slow(Duration.ofMillis(500), 100, System.out::println);
 * }</pre>
 */
@FunctionalInterface
public interface CosmosListener {
    /** Takes one event. New kinds come: pass over those that are not known. */
    void onEvent(CosmosEvent event);

    /**
     * The listener for the operations of one call of a method of the client, for what has to know who called: a trace is
     * continued so. Called on the caller's thread, when the method is called and before anything is sent, of the asynchronous
     * view and of many items too; a query's is called once for all its pages. What it returns hears of each {@link
     * CosmosEvent.OperationEvent} of this call, on whatever thread, and this listener of all other events.
     *
     * @return this listener, unless it is overridden
     */
    default CosmosListener forCall() {
        return this;
    }

    /** A listener that passes each event to this one and then to another; if one throws, the other hears all the same. */
    default CosmosListener and(CosmosListener other) {
        return new CombinedListeners(this, Check.notNull("other", other));
    }

    /** Writes one line an event, for a quick look: {@code CosmosListener.printing(System.out::println)}. */
    static CosmosListener printing(Consumer<String> lines) {
        Check.notNull("lines", lines);
        return event -> lines.accept(event.toString());
    }

    /**
     * Hears of operations that took long or cost much, whether they succeeded or failed.
     *
     * @param elapsed from which on an operation is slow, retries and their waits included; not negative
     * @param requestCharge from which on it is costly, in request units over all attempts; positive, and
     *     {@link Double#POSITIVE_INFINITY} for operations that are slow alone
     * @param consumer takes each such operation once, on the thread where it ended; its line is {@code toString}, and each
     *     attempt is in {@code diagnostics()}
     * @throws IllegalArgumentException if a limit is none
     */
    static CosmosListener slow(Duration elapsed, double requestCharge, Consumer<OperationEnded> consumer) {
        if (Check.notNull("elapsed", elapsed).isNegative())
            throw new IllegalArgumentException("elapsed must not be negative, was " + elapsed);
        if (!(requestCharge > 0))
            throw new IllegalArgumentException("requestCharge must be positive, was " + requestCharge);
        Check.notNull("consumer", consumer);
        return event -> {
            if (!(event instanceof OperationEnded)) return;
            OperationEnded ended = (OperationEnded) event;
            if (ended.elapsed().compareTo(elapsed) >= 0 || ended.requestCharge() >= requestCharge)
                consumer.accept(ended);
        };
    }
}
