package io.aiocosmos.official;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets a test wait for what other threads do: they say when something changed. */
class Signal {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(120);

    final synchronized void changed() {
        notifyAll();
    }

    /** Fails if it takes more than two minutes, which is long enough for a busy machine. */
    final synchronized void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) throw new AssertionError("did not happen: " + what + "; " + this);
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
