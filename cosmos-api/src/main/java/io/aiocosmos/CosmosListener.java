package io.aiocosmos;

import java.util.function.Consumer;

/**
 * Hears what a client does. Called on whatever thread it happens, so it must be quick and thread-safe; what it throws
 * is dropped.
 *
 * <pre>{@code
 * CosmosListener slow = event -> {
 *     if (event instanceof CosmosEvent.OperationEnded ended && ended.elapsed().toMillis() > 500) System.out.println(ended);
 * };
 * }</pre>
 */
@FunctionalInterface
public interface CosmosListener {
    /** Takes one event. New kinds come: pass over those that are not known. */
    void onEvent(CosmosEvent event);

    /** Writes one line an event, for a quick look: {@code CosmosListener.printing(System.out::println)}. */
    static CosmosListener printing(Consumer<String> lines) {
        Check.notNull("lines", lines);
        return event -> lines.accept(event.toString());
    }
}
