package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;

/**
 * Brings the items of one run to the service. Used by one thread at a time, the run's working one; {@link #cancel} may
 * come from any. It wakes the run up when {@link #work} has something to do.
 *
 * @param <P> the results
 */
interface ItemDispatcher<T, P extends ItemResult<T>> {
    /** Takes in what responses and timers brought since the last time. */
    void work();

    /** How many items may be added now; 0 or less for none. */
    int room();

    /** Takes an item, of which there will be a result, also if this throws an {@link Error} of its codec. */
    void add(long index, T item);

    /**
     * Sends what was collected: there is no other item now, or no room for one.
     *
     * @param isSourcePaused whether it is the source that has none
     */
    void flush(boolean isSourcePaused);

    /** The result of an item that has ended, {@code null} if there is none. */
    P poll();

    /** The result of the last {@link #poll} was delivered: its place is free. */
    void delivered();

    /** Nothing is sent from now on, and no time runs out: {@link #flush} and {@link #add} are not called. */
    default void pause() {
        // requests that carry themselves go on
    }

    /** @param nanos how long the pause was */
    default void resume(long nanos) {
        // as above
    }

    /** Whether all items were delivered. */
    boolean isEmpty();

    /** How often the service has throttled since the last time. */
    int takeThrottles();

    /** Cancels what is in flight, and sends nothing more. */
    void cancel();

    /** Items taken and not delivered. */
    int inFlight();

    /** How many there may be now. */
    int limit();

    /** The container, for events. */
    String link();
}
