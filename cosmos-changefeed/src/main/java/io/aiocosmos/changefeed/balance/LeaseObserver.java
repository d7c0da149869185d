package io.aiocosmos.changefeed.balance;

import io.aiocosmos.changefeed.lease.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees which leases nobody renews. The clocks of instances may differ, so a lease has expired when its etag stayed the same
 * for the expiration time on this instance's own clock. Its timestamp counts only if it is very old: then all instances
 * were down, and nobody needs to wait.
 */
public final class LeaseObserver {
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);

    private final long expirationNanos;
    private Map<String, Seen> seen = new HashMap<>();

    public LeaseObserver(long expirationNanos) {
        this.expirationNanos = expirationNanos;
    }

    private record Seen(String etag, long since) {}

    /** Takes in all leases as they are stored now. */
    public void observe(List<Lease> leases, long now) {
        Map<String, Seen> next = new HashMap<>();
        for (Lease each : leases) {
            Seen before = seen.get(each.id());
            boolean unchanged = before != null && before.etag().equals(each.etag());
            next.put(each.id(), unchanged ? before : new Seen(each.etag(), now));
        }
        seen = next;
    }

    /** Whether nobody has it, or its owner does not renew it. */
    public boolean isFree(Lease lease, long now, Instant time) {
        return !lease.owner().isPresent() || unchangedFor(lease, now) >= expirationNanos || isVeryOld(lease, time);
    }

    /** How long nobody wrote it, as far as was seen. */
    public long unchangedFor(Lease lease, long now) {
        Seen last = seen.get(lease.id());
        return last == null || !last.etag().equals(lease.etag()) ? 0 : now - last.since();
    }

    private boolean isVeryOld(Lease lease, Instant time) {
        Instant limit = time.minusNanos(2 * expirationNanos).minus(CLOCKS_DIFFER_BY);
        return lease.writtenAt().map(written -> written.isBefore(limit)).orElse(false);
    }
}
