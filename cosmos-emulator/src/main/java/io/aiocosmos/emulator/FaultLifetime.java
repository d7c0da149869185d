package io.aiocosmos.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** From when, how long and how often a fault applies. Used under the fault's lock. */
final class FaultLifetime {
    private static final int UNLIMITED = -1;

    private final InstantSource clock;
    private final Instant start;
    private final Instant end;
    private int left;

    private FaultLifetime(InstantSource clock, Instant start, Instant end, int left) {
        this.clock = clock;
        this.start = start;
        this.end = end;
        this.left = left;
    }

    /** What is said of it while a rule is made: its times begin when the rule takes effect. */
    static final class Schedule {
        private int requests = UNLIMITED;
        private Duration delay;
        private Duration time;

        /** For that many requests. */
        Schedule requests(int count) {
            requests = count;
            return this;
        }

        /** Not before that much time has passed. */
        Schedule startAfter(Duration delay) {
            this.delay = delay;
            return this;
        }

        /** From its start on, no longer than that. */
        Schedule during(Duration time) {
            this.time = time;
            return this;
        }

        FaultLifetime begin(InstantSource clock) {
            if (delay == null && time == null) return new FaultLifetime(clock, null, null, requests);
            Instant start = delay == null ? clock.instant() : clock.instant().plus(delay);
            return new FaultLifetime(clock, start, time == null ? null : start.plus(time), requests);
        }
    }

    boolean hasStarted() {
        return start == null || !clock.instant().isBefore(start);
    }

    boolean isOver() {
        return left == 0 || end != null && !clock.instant().isBefore(end);
    }

    /** The fault was applied to a request. */
    void used() {
        if (left > 0) left--;
    }
}
