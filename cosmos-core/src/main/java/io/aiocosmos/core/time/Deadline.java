package io.aiocosmos.core.time;

/** When the time of an operation of several requests ends. */
public final class Deadline {
    private static final long FAR = Long.MAX_VALUE / 2;

    /** By the engine's own clock. */
    public final long nanos;

    /** When the time began. */
    public final long began;

    private Deadline(long nanos, long began) {
        this.nanos = nanos;
        this.began = began;
    }

    public static Deadline after(long allowed, long now) {
        return new Deadline(nanos(allowed, now), now);
    }

    /** Capped so that the sum cannot overflow. */
    public static long nanos(long allowed, long now) {
        return now + Math.min(allowed, FAR);
    }

    /** The later of two, of which the other may be {@code null}. */
    public Deadline orLater(Deadline other) {
        return other == null || nanos - other.nanos >= 0 ? this : other;
    }

    /** 0 or less when the time is over. */
    public long remaining(long now) {
        return nanos - now;
    }
}
