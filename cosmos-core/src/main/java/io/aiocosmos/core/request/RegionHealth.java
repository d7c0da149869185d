package io.aiocosmos.core.request;

/**
 * A circuit breaker: how reads, or writes, of one range fare in one region. After so many failures in a row the region is
 * avoided; then one request at a time tries it, the first after 30 seconds, each later one after twice as long. One that
 * succeeds lets all others follow, on probation: until they succeeded as often as they may fail, half as many failures
 * are enough. Failures with five minutes between them are not in a row. Thread-safe.
 */
final class RegionHealth {
    static final int READ_FAILURES = 10;
    static final int WRITE_FAILURES = 5;
    static final long FIRST_PROBE_NANOS = 30_000_000_000L;
    static final long MEMORY_NANOS = 300_000_000_000L; // the longest time between probes, too

    private final int limit;
    private int failures;
    private int probation; // successes that are missing
    private boolean open;
    private long probeDelay = FIRST_PROBE_NANOS;
    private long at; // of the next probe if open, else of the last failure

    RegionHealth(int limit) {
        this.limit = limit;
    }

    /** For a range that goes on from there by itself. */
    synchronized RegionHealth copy() {
        RegionHealth copy = new RegionHealth(limit);
        copy.failures = failures;
        copy.probation = probation;
        copy.open = open;
        copy.probeDelay = probeDelay;
        copy.at = at;
        return copy;
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized boolean isAvoided(long now) {
        return open && now - at < 0;
    }

    /** A probe that gets lost is followed by another, so nothing is remembered of it. */
    synchronized boolean accepts(long now) {
        if (isAvoided(now)) return false;
        if (open) await(now);
        return true;
    }

    private void await(long now) {
        at = now + probeDelay;
        probeDelay = Math.min(2 * probeDelay, MEMORY_NANOS);
    }

    /** @return whether this was one too many */
    synchronized boolean failed(long now) {
        if (open) return false;
        if (now - at > MEMORY_NANOS) failures = 0;
        at = now;
        open = ++failures >= (probation > 0 ? limit / 2 : limit);
        if (open) await(now);
        return open;
    }

    /** Whether nothing need be known any more. */
    synchronized boolean isWell() {
        return probation <= 0;
    }

    /** @return whether it was avoided until now */
    synchronized boolean succeeded() {
        boolean wasOpen = open;
        if (open) {
            probation = limit;
            probeDelay = Math.max(FIRST_PROBE_NANOS, probeDelay / 2); // this probe was not in vain
        }
        open = false;
        failures = 0;
        probation--;
        return wasOpen;
    }
}
