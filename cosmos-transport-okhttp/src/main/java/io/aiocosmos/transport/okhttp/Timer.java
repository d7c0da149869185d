package io.aiocosmos.transport.okhttp;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/** A time limit on Okio's watchdog, the thread that OkHttp's own time-outs run on too. The action must be brief. */
final class Timer extends AsyncTimeout {
    /** So far ahead at most, that Okio's arithmetic never overflows. */
    private static final long MOST_NANOS = Long.MAX_VALUE / 4;

    private final Runnable action;

    Timer(long nanos, Runnable action) {
        this.action = action;
        timeout(Math.min(nanos, MOST_NANOS), TimeUnit.NANOSECONDS);
    }

    @Override
    protected void timedOut() {
        action.run();
    }
}
