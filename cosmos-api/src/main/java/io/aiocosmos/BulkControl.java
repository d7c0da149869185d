package io.aiocosmos;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Pauses and resumes an operation on many items while it runs, or several that were given the same control.
 *
 * <pre>{@code
 * BulkControl control = BulkControl.create();
 * container.executeBulk(source, BulkOptions.builder().control(control).build(), results);
 * // meanwhile, on another thread:
 * control.pause();
 * }</pre>
 *
 * <p>While it is paused nothing is taken from the source and nothing is sent; requests in flight end, and their results
 * are delivered. The time of the items that wait stands still. A paused run can be cancelled, interrupted or ended by
 * closing the client as any other.
 *
 * <p>Thread-safe; none of its methods waits.
 */
public final class BulkControl {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean paused;

    private BulkControl() {}

    /** A control of a run that is not paused. */
    public static BulkControl create() {
        return new BulkControl();
    }

    /** Pauses; also runs that have yet to start. Nothing happens if it is paused. */
    public void pause() {
        set(true);
    }

    /** Goes on. Nothing happens if it is not paused. */
    public void resume() {
        set(false);
    }

    private void set(boolean wanted) {
        paused = wanted;
        for (Runnable each : listeners) each.run();
    }

    /** Whether it is paused; requests may still be in flight. */
    public boolean isPaused() {
        return paused;
    }

    /**
     * Calls something after each {@link #pause} and {@link #resume}, on their thread.
     *
     * @param listener must not throw, and returns at once
     */
    public void addListener(Runnable listener) {
        listeners.add(Check.notNull("listener", listener));
    }

    /** Calls it no longer. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public String toString() {
        return "BulkControl[" + (paused ? "paused" : "running") + "]";
    }
}
