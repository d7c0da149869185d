package io.aiocosmos.emulator.stub;

import io.aiocosmos.Diagnostics;
import java.time.Duration;
import java.util.List;

/** Of an operation that was never sent. */
record NoAttempts(double requestCharge) implements Diagnostics {
    @Override
    public Duration elapsed() {
        return Duration.ZERO;
    }

    @Override
    public Duration decoding() {
        return Duration.ZERO;
    }

    @Override
    public List<Attempt> attempts() {
        return List.of();
    }
}
