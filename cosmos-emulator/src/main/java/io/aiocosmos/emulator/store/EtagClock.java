package io.aiocosmos.emulator.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the etag and the time of every write. Thread-safe. */
public final class EtagClock {
    private static final HexFormat HEX = HexFormat.of();

    private final AtomicLong versions = new AtomicLong();
    private final InstantSource clock;

    /**
     * When something was written, and as which version.
     *
     * @param seconds since 1970, the service's {@code _ts}
     * @param version ascends with the writes of the account
     * @param etag with its quotes
     */
    public record Stamp(long seconds, long version, String etag) {}

    public EtagClock(InstantSource clock) {
        this.clock = clock;
    }

    public Stamp next() {
        long version = versions.incrementAndGet();
        long seconds = now().getEpochSecond();
        String etag = "\"" + HEX.toHexDigits((int) version) + "-" + HEX.toHexDigits((short) (version >>> 32))
                + "-0100-0000-" + HEX.toHexDigits((int) seconds) + "0000\"";
        return new Stamp(seconds, version, etag);
    }

    public Instant now() {
        return clock.instant();
    }
}
