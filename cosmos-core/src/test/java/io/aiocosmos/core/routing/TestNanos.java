package io.aiocosmos.core.routing;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Nanoseconds that pass when told; they begin just before they overflow, as they may. */
final class TestNanos implements LongSupplier {
    private long now = Long.MAX_VALUE - 1_000_000_000L;

    void advance(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return now;
    }
}
