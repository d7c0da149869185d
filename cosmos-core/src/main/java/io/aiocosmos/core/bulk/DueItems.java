package io.aiocosmos.core.bulk;

import io.aiocosmos.core.time.Timing;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Future;

/** Operations that wait for their backoff, and the one timer that wakes the run up for them and for deadlines. */
final class DueItems {
    private final Timing timing;
    private final Runnable wakeUp;
    private final Queue<BatchItem> delayed = new PriorityQueue<>((one, other) -> Long.signum(one.due - other.due));
    private Future<?> timer;
    private long timerAt;
    private volatile boolean ringing;

    DueItems(Timing timing, Runnable wakeUp) {
        this.timing = timing;
        this.wakeUp = wakeUp;
    }

    void add(BatchItem item, long nanos) {
        item.state = BatchItem.State.DELAYED;
        item.due = timing.nanos() + nanos;
        delayed.add(item);
    }

    /** Whether the timer has gone off since {@link #wakeUpFor} last set it. */
    boolean isRinging() {
        return ringing;
    }

    /** An operation whose backoff is over, {@code null} if there is none. */
    BatchItem poll(long now) {
        BatchItem next = delayed.peek();
        return next == null || next.due - now > 0 && !next.hasEnded() ? null : delayed.poll();
    }

    /** @param oldest of all operations, the first that will be late; {@code null} if there is none */
    void wakeUpFor(BatchItem oldest) {
        if (oldest == null) {
            stop();
            return;
        }
        long next = oldest.deadline;
        if (!delayed.isEmpty() && delayed.peek().due - next < 0) next = delayed.peek().due;
        if (timer != null && !ringing && timerAt - next <= 0) return; // wakes up early at worst
        stop();
        timerAt = next;
        timer = timing.later(Math.max(0, next - timing.nanos()), this::ring);
    }

    private void ring() {
        ringing = true;
        wakeUp.run();
    }

    void clear() {
        delayed.clear();
    }

    /** No wake-ups until {@link #wakeUpFor}. */
    void stop() {
        ringing = false;
        if (timer != null) timer.cancel(false);
        timer = null;
    }
}
