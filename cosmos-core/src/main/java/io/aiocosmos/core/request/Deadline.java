package io.aiocosmos.core.request;

/** The end of the time that an operation of several requests has. */
final class Deadline {
    private static final long FAR = Long.MAX_VALUE / 2;

    /** By the engine's own clock. */
    final long nanos;

    /** When the time began. */
    final long began;

    private Deadline(long nanos, long began) {
        this.nanos = nanos;
        this.began = began;
    }

    static Deadline after(long allowed, long now) {
        return new Deadline(nanos(allowed, now), now);
    }

    /** Without overflow: what is allowed for ages ends within them. */
    static long nanos(long allowed, long now) {
        return now + Math.min(allowed, FAR);
    }

    /** The later of two, of which the other may be {@code null}. */
    Deadline orLater(Deadline other) {
        return other == null || nanos - other.nanos >= 0 ? this : other;
    }

    /** 0 or less when it is over. */
    long remaining(long now) {
        return nanos - now;
    }
}
