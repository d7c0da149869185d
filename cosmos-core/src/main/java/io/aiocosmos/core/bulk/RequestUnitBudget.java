package io.aiocosmos.core.bulk;

import io.aiocosmos.core.time.Timing;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the request units of a run below a limit. What a request will cost is estimated when it is sent, and put right
 * when its response says it: the budget may be in debt then, which has to be made up before the next request. Not
 * thread-safe; its timer wakes up the run.
 */
final class RequestUnitBudget {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double UNUSED = 0.1; // of a second, kept for later at most
    private static final double AT_ONCE = 0.05; // of a second, sent in one request at most

    private final double perNano;
    private final double mostUnused;
    private final double mostAtOnce;
    private final Timing timing;
    private final Runnable wakeUp;
    private double units;
    private long filled;
    private long opens;
    private Future<?> timer;
    private long timerAt;

    RequestUnitBudget(int perSecond, Timing timing, Runnable wakeUp) {
        this.perNano = perSecond / SECOND;
        mostUnused = perSecond * UNUSED;
        mostAtOnce = perSecond * AT_ONCE;
        this.timing = timing;
        this.wakeUp = wakeUp;
        units = mostUnused;
        filled = timing.nanos();
        opens = filled;
    }

    /** What to reserve for an operation of unknown cost: as much as is sent at once. */
    double ofUnknown() {
        return mostAtOnce;
    }

    /** Whether nothing could be sent the last time, and the time for the next has not come. */
    boolean isClosed() {
        return timing.nanos() - opens < 0;
    }

    /** Reserves what something will cost, if there is that much; else the run is woken up when there is. */
    boolean reserve(double cost) {
        long now = timing.nanos();
        units = Math.max(units, Math.min(mostUnused, units + (now - filled) * perNano));
        filled = now;
        double missing = Math.min(cost, mostAtOnce) - units;
        if (missing > 0) {
            opens = now + 1 + (long) Math.ceil(missing / perNano);
            wakeUpAt(opens, now);
            return false;
        }
        opens = now;
        units -= cost;
        return true;
    }

    private void wakeUpAt(long at, long now) {
        if (timer != null && timerAt - now > 0 && timerAt - at <= 0) return; // early at worst
        stop();
        timerAt = at;
        timer = timing.later(at - now, wakeUp);
    }

    void settle(double reserved, double charged) {
        units += reserved - charged;
    }

    /**
     * Reserves what the first operations of a micro-batch will cost, as many as go at once. The others are put back into
     * the queue of their range.
     *
     * @return what may be sent, {@code null} for nothing
     */
    MicroBatch admit(MicroBatch batch) {
        double cost = 0;
        int count = 0;
        for (BatchItem item : batch.items) {
            double next = batch.range.costs.of(item, mostAtOnce);
            if (count > 0 && cost + next > mostAtOnce) break;
            cost += next;
            count++;
        }
        if (!reserve(cost)) {
            batch.range.putBack(batch);
            return null;
        }
        MicroBatch admitted = batch;
        if (count < batch.size()) {
            admitted = batch.part(0, count);
            batch.range.putBack(batch.part(count, batch.size()));
        }
        admitted.reserved = cost;
        return admitted;
    }

    void stop() {
        if (timer != null) timer.cancel(false);
    }
}
