package io.aiocosmos.emulator.throughput;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The request units that a range may still use. It is refilled at the provisioned rate up to the amount of one second. A
 * request may overdraw it; then requests are refused until it is positive again. Thread-safe.
 */
public final class Budget {
    private static final double MICROS = 1_000_000d;

    private double available;
    private Instant filled;

    /**
     * Whether a request may pass now.
     *
     * @param rate request units a second
     * @return 0 if it may, else the milliseconds to wait before the next attempt
     */
    public synchronized long waitMillis(double rate, Instant now) {
        fill(rate, now);
        return available > 0 ? 0 : Math.max(1, (long) Math.ceil((1 - available) / rate * 1000));
    }

    /** Takes what a request cost. */
    public synchronized void take(double requestUnits) {
        available -= requestUnits;
    }

    private void fill(double rate, Instant now) {
        double flowed = filled == null ? rate : rate * ChronoUnit.MICROS.between(filled, now) / MICROS;
        available = Math.min(rate, available + Math.max(0, flowed));
        filled = now;
    }
}
