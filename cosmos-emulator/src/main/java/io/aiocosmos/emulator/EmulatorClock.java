package io.aiocosmos.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The emulator's clock, for {@code _ts}, times to live, throughput and the check of request dates.
 * Delays of responses do not: they are real time. Thread-safe.
 *
 * <pre>{@code
 * EmulatorClock clock = EmulatorClock.virtual(Instant.EPOCH);
 * try (CosmosEmulator emulator = CosmosEmulator.builder().clock(clock).start()) {
 *     clock.advance(Duration.ofDays(1)); // items with a time to live of less are gone
 * }
 * }</pre>
 */
public final class EmulatorClock implements InstantSource {
    private final AtomicReference<Instant> stopped;

    private EmulatorClock(Instant stopped) {
        this.stopped = stopped == null ? null : new AtomicReference<>(stopped);
    }

    /** The machine's clock. */
    public static EmulatorClock system() {
        return new EmulatorClock(null);
    }

    /** A clock that stands still until it is {@linkplain #advance advanced}. */
    public static EmulatorClock virtual(Instant start) {
        return new EmulatorClock(Objects.requireNonNull(start, "start"));
    }

    /** Whether it stands still until it is advanced. */
    public boolean isVirtual() {
        return stopped != null;
    }

    /**
     * Moves a virtual clock on.
     *
     * @throws IllegalStateException if this is the machine's clock
     * @throws IllegalArgumentException if the step is negative
     */
    public void advance(Duration step) {
        if (stopped == null) throw new IllegalStateException("the machine's clock cannot be advanced");
        if (step.isNegative()) throw new IllegalArgumentException("step must not be negative, was " + step);
        stopped.updateAndGet(now -> now.plus(step));
    }

    @Override
    public Instant instant() {
        return stopped == null ? Instant.now() : stopped.get();
    }
}
