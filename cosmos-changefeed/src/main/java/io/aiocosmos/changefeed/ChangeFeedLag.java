package io.aiocosmos.changefeed;

import io.aiocosmos.FeedRange;
import java.util.List;
import java.util.Optional;

/** How far a processor is behind, counted in transactions: a batch of a hundred writes is one. */
public final class ChangeFeedLag {
    private final List<OfLease> leases;

    ChangeFeedLag(List<OfLease> leases) {
        this.leases = List.copyOf(leases);
    }

    /** Of all leases together. */
    public long total() {
        long sum = 0;
        for (OfLease each : leases) sum += each.lag();
        return sum;
    }

    /** All leases of all instances, in the order of their ranges. */
    public List<OfLease> leases() {
        return leases;
    }

    /** {@code 12 in 4 leases} */
    @Override
    public String toString() {
        return "ChangeFeedLag[" + total() + " in " + leases.size() + " leases]";
    }

    /** The lag of one lease. */
    public static final class OfLease {
        private final FeedRange range;
        private final String owner;
        private final long lag;

        OfLease(FeedRange range, String owner, long lag) {
            this.range = range;
            this.owner = owner;
            this.lag = lag;
        }

        public FeedRange feedRange() {
            return range;
        }

        /** The name of the instance that has it; empty if it is free. */
        public Optional<String> owner() {
            return Optional.ofNullable(owner);
        }

        /** 0 or more; 1 for a lease that nobody has worked on yet, and that has no place where it begins. */
        public long lag() {
            return lag;
        }
    }
}
