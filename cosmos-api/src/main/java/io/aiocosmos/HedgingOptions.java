package io.aiocosmos;

import java.time.Duration;

/**
 * When to ask further regions beside a slow one: the first that can say how the operation ended does so, and the others
 * are cancelled. For reads of items, pages of queries and change feeds; for writes only where {@link Builder#hedgeWrites}
 * allows it. Only accounts with several regions have something to ask. Immutable.
 *
 * <p>It shortens the slowest reads, and what it sends is paid twice: cancelled requests cost request units too.
 *
 * @see CosmosClientBuilder#hedging
 */
public final class HedgingOptions {
    private final Duration threshold;
    private final Duration step;
    private final int budgetPercent;
    private final boolean hedgeWrites;

    private HedgingOptions(Builder b) {
        threshold = b.threshold;
        step = b.step;
        budgetPercent = b.budgetPercent;
        hedgeWrites = b.hedgeWrites;
    }

    /** Reads, after 500 ms and then every 100 ms, with at most 5 % more requests. */
    public static HedgingOptions defaults() {
        return builder().build();
    }

    /** Never asks a second region, whatever client or account say. */
    public static HedgingOptions none() {
        return builder().budgetPercent(0).build();
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.threshold = threshold;
        builder.step = step;
        builder.budgetPercent = budgetPercent;
        builder.hedgeWrites = hedgeWrites;
        return builder;
    }

    /** How long the first region has before the second is asked. */
    public Duration threshold() {
        return threshold;
    }

    /** How long after the second region the third is asked, and so on. */
    public Duration step() {
        return step;
    }

    /** The most that is sent beyond what would be sent without; 0 for never. */
    public int budgetPercent() {
        return budgetPercent;
    }

    /** Whether writes of items are hedged too. */
    public boolean hedgeWrites() {
        return hedgeWrites;
    }

    /** Builds {@link HedgingOptions}. Not thread-safe. */
    public static final class Builder {
        private Duration threshold = Duration.ofMillis(500);
        private Duration step = Duration.ofMillis(100);
        private int budgetPercent = 5;
        private boolean hedgeWrites;

        private Builder() {}

        /** More than zero, 500 ms by default: above what nearly all operations take, or most are paid twice. */
        public Builder threshold(Duration wait) {
            threshold = Check.positive("threshold", wait);
            return this;
        }

        /** More than zero, 100 ms by default. A region that failed lets the next be asked at once. */
        public Builder step(Duration wait) {
            step = Check.positive("step", wait);
            return this;
        }

        /**
         * How many further requests may be begun within any minute, in percent of the operations that could have some; 5
         * by default. All operations of a client count together. Two a minute are always allowed, so that a client with
         * little to do has them too. When they are used up, operations wait for their first region, and
         * {@link Diagnostics#hedgingBudgetSpent} says so.
         *
         * @param percent 0 for never, 100 for one more request for each operation; may be more
         */
        public Builder budgetPercent(int percent) {
            budgetPercent = Check.atLeast("budgetPercent", 0, percent);
            return this;
        }

        /**
         * Whether to ask further regions also for creates, replaces, upserts, patches and deletes ({@code false} by
         * default), in accounts that write in several regions. Both regions may then do it: a create can fail as a conflict
         * with itself, an increment can be applied twice. A write that fails after two regions were asked has an {@link
         * io.aiocosmos.error.Outcome#UNKNOWN unknown outcome}. Batches, bulks and {@code deleteAllItems} are never hedged.
         */
        public Builder hedgeWrites(boolean wanted) {
            hedgeWrites = wanted;
            return this;
        }

        /** The options as they are now. */
        public HedgingOptions build() {
            return new HedgingOptions(this);
        }
    }
}
