package io.aiocosmos.changefeed;

import io.aiocosmos.FeedRange;
import java.time.Duration;
import java.util.List;

/** How an instance is doing, at the moment it was asked. */
public final class ProcessorHealth {
    private final boolean running;
    private final List<OwnedRange> leases;

    ProcessorHealth(boolean running, List<OwnedRange> leases) {
        this.running = running;
        this.leases = List.copyOf(leases);
    }

    /** Whether it was started and not stopped. */
    public boolean isRunning() {
        return running;
    }

    /** Whether it runs, and none of its leases stands still. */
    public boolean isHealthy() {
        for (OwnedRange each : leases) if (each.isStandingStill()) return false;
        return running;
    }

    /** The leases that it works on, in the order of their ranges. */
    public List<OwnedRange> leases() {
        return leases;
    }

    /** {@code running, 3 leases} */
    @Override
    public String toString() {
        return "ProcessorHealth[" + (running ? "running, " : "not running, ") + leases.size() + " leases]";
    }

    /** One lease of the instance. */
    public static final class OwnedRange {
        private final FeedRange range;
        private final Duration sinceProgress;
        private final int failures;
        private final boolean standsStill;

        OwnedRange(FeedRange range, Duration sinceProgress, int failures, boolean standsStill) {
            this.range = range;
            this.sinceProgress = sinceProgress;
            this.failures = failures;
            this.standsStill = standsStill;
        }

        public FeedRange feedRange() {
            return range;
        }

        /** How long ago changes were handled, or there were none. */
        public Duration sinceProgress() {
            return sinceProgress;
        }

        /** How often the handler failed since then. */
        public int failures() {
            return failures;
        }

        /** Whether that is longer than {@link ChangeFeedProcessorBuilder#reportNoProgressAfter}. */
        public boolean isStandingStill() {
            return standsStill;
        }
    }
}
