package io.aiocosmos.emulator.wire;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a response goes out.
 *
 * @param bytes how many bytes of the body come before the connection breaks; all of it if it has no more
 * @param bytesPerSecond how fast the body comes; 0 for at once
 * @param closes whether the connection is closed behind it without a word
 */
public record Delivery(int bytes, int bytesPerSecond, boolean closes) {
    public static final Delivery WHOLE = new Delivery(Integer.MAX_VALUE, 0, false);

    public static Delivery cut(int bytes) {
        return new Delivery(bytes, 0, false);
    }

    public static Delivery slow(int bytesPerSecond) {
        return new Delivery(Integer.MAX_VALUE, bytesPerSecond, false);
    }

    public static Delivery close() {
        return new Delivery(Integer.MAX_VALUE, 0, true);
    }

    /** Whether not all of a body of that length comes. */
    public boolean cuts(int length) {
        return bytes < length;
    }

    /** How long a body of that length takes. */
    public Duration time(int length) {
        return bytesPerSecond == 0
                ? Duration.ZERO
                : Duration.ofNanos(length * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
    }
}
