package io.aiocosmos.emulator;

import java.time.Instant;
import java.time.InstantSource;

/** How long a fault applies. Used under the fault's lock. */
interface FaultLifetime {
    /** Until it is removed. */
    FaultLifetime UNLIMITED = () -> false;

    boolean isOver();

    /** The fault was applied to a request. */
    default void used() {}

    /** For that many requests. */
    static FaultLifetime requests(int count) {
        return new FaultLifetime() {
            private int left = count;

            @Override
            public boolean isOver() {
                return left == 0;
            }

            @Override
            public void used() {
                left--;
            }
        };
    }

    /** Up to a time of a clock. */
    static FaultLifetime until(Instant end, InstantSource clock) {
        return () -> !clock.instant().isBefore(end);
    }
}
