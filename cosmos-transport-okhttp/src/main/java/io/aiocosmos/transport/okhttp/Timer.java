package io.aiocosmos.transport.okhttp;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/** A time limit on Okio's watchdog thread, as OkHttp's own time-outs. The action must be brief. */
final class Timer extends AsyncTimeout {
    /** Caps time-outs so that Okio's arithmetic cannot overflow. */
    private static final long MAX_NANOS = Long.MAX_VALUE / 4;

    private final Runnable action;

    Timer(long nanos, Runnable action) {
        this.action = action;
        timeout(Math.min(nanos, MAX_NANOS), TimeUnit.NANOSECONDS);
    }

    @Override
    protected void timedOut() {
        action.run();
    }
}
