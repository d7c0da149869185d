package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkControl;
import io.aiocosmos.core.time.Timing;

/** Whether one run is paused, by the control that it was given. Used by its working thread only. */
final class PauseSwitch {
    private final BulkControl control;
    private final Timing timing;
    private final ItemDispatcher<?, ?> dispatcher;
    private final BulkTally tally;
    private final Runnable onChange;
    private boolean paused;
    private long since;

    /** @param control {@code null} if there is none */
    PauseSwitch(BulkControl control, Timing timing, ItemDispatcher<?, ?> dispatcher, BulkTally tally, Runnable wakeUp) {
        this.control = control;
        this.timing = timing;
        this.dispatcher = dispatcher;
        this.tally = tally;
        this.onChange = () -> timing.later(0, wakeUp); // not on the user's thread, which is not to deliver results
    }

    void start() {
        if (control != null) control.addListener(onChange);
    }

    void stop() {
        if (control != null) control.removeListener(onChange);
    }

    /** Whether it is paused now; the dispatcher learns of each change first. */
    boolean isOn() {
        if (control == null || control.isPaused() == paused) return paused;
        paused = !paused;
        long now = timing.nanos();
        if (paused) {
            since = now;
            dispatcher.pause();
        } else {
            tally.paused(now - since);
            dispatcher.resume(now - since);
        }
        return paused;
    }
}
