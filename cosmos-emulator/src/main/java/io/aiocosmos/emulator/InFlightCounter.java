package io.aiocosmos.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** How many requests are in flight, and for how long it was how many. Not thread-safe. */
final class InFlightCounter {
    private final LongSupplier nanoTime;
    private long[] nanosAt = new long[1];
    private boolean begun;
    private long since;
    private int now;
    private int most;

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    InFlightCounter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void arrived() {
        passed();
        most = Math.max(most, ++now);
    }

    void left() {
        passed();
        now--;
    }

    private void passed() {
        long time = nanoTime.getAsLong();
        if (now >= nanosAt.length) nanosAt = Arrays.copyOf(nanosAt, now * 2);
        if (begun) nanosAt[now] += time - since;
        begun = true;
        since = time;
    }

    int now() {
        return now;
    }

    int most() {
        return most;
    }

    /** Between the first event and the last. */
    Duration timeWith(int atLeast) {
        long nanos = 0;
        for (int i = atLeast; i < nanosAt.length; i++) nanos += nanosAt[i];
        return Duration.ofNanos(nanos);
    }

    /** Forgets all but what is in flight now. */
    void reset() {
        Arrays.fill(nanosAt, 0);
        begun = false;
        most = now;
    }
}
