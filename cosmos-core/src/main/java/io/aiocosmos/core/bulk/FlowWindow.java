package io.aiocosmos.core.bulk;

/**
 * Bounds the operations that a bulk holds, in number and bytes. One range can fill no more than half of it; what it has
 * beyond that is parked, apart and bounded too, so that a range that is slow does not at once stop the source for all.
 * Not thread-safe.
 */
final class FlowWindow {
    private final int max;
    private final int share;
    private final long maxBytes;
    private int active;
    private int parked;
    private long bytes;

    /** @param max operations, those that are parked not counted */
    FlowWindow(int max, long maxBytes) {
        this.max = max;
        this.share = Math.max(1, max / 2);
        this.maxBytes = maxBytes;
    }

    /** How many operations there is room for; the last may have any length. */
    int room() {
        return bytes >= maxBytes ? 0 : Math.min(max - active, share - parked);
    }

    boolean isEmpty() {
        return active + parked == 0;
    }

    /** @param range {@code null} for an operation that cannot be sent */
    void enter(RangeQueue range, int length) {
        if (range != null && ++range.load > share) parked++;
        else active++;
        bytes += length;
    }

    void leave(RangeQueue range, int length) {
        if (range != null && range.load-- > share) parked--;
        else active--;
        bytes -= length;
    }

    int inFlight() {
        return active + parked;
    }

    int limit() {
        return max;
    }
}
