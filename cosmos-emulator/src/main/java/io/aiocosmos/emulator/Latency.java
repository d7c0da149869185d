package io.aiocosmos.emulator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How long responses are delayed: spread evenly between two times, in the same order in every run. Thread-safe. */
final class Latency {
    static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L; // its multiples fill a circle evenly, in no order

    private final Duration least;
    private final long spreadNanos;
    private final AtomicLong turn = new AtomicLong();

    Latency(Duration least, Duration most) {
        if (least.isNegative()) throw new IllegalArgumentException("latency must not be negative, was " + least);
        if (most.compareTo(least) < 0)
            throw new IllegalArgumentException(
                    "the longest latency must not be below the shortest, " + least + ", was " + most);
        this.least = least;
        this.spreadNanos = most.minus(least).toNanos();
    }

    Duration next() {
        if (spreadNanos == 0) return least;
        double part = (turn.getAndAdd(GOLDEN_RATIO) >>> 1) / 0x1p63;
        return least.plusNanos((long) (spreadNanos * part));
    }
}
