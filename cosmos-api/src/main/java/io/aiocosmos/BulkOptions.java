package io.aiocosmos;

import io.aiocosmos.spi.ThroughputControl;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Options of operations on many items. Immutable. */
public final class BulkOptions {
    private static final BulkOptions DEFAULTS = builder().build();

    private final int maxConcurrency;
    private final Duration itemTimeout;
    private final boolean upsert;
    private final Boolean retryUnknownOutcome; // null to leave it to the client
    private final boolean returnContent;
    private final String sessionToken;
    private final IndexingDirective indexingDirective;
    private final int requestUnitsPerSecond; // 0 for no limit
    private final long expectedOperations; // -1 if not known
    private final Consumer<? super CosmosEvent.BulkProgress> progress;
    private final BulkControl control;
    private final ThroughputControl throughputControl; // null to leave it to the client

    private BulkOptions(Builder b) {
        maxConcurrency = b.maxConcurrency;
        itemTimeout = b.itemTimeout;
        upsert = b.upsert;
        returnContent = b.returnContent;
        sessionToken = b.sessionToken;
        retryUnknownOutcome = b.retryUnknownOutcome;
        indexingDirective = b.indexingDirective;
        requestUnitsPerSecond = b.requestUnitsPerSecond;
        expectedOperations = b.expectedOperations;
        progress = b.progress;
        control = b.control;
        throughputControl = b.throughputControl;
    }

    /** Nothing but defaults. */
    public static BulkOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxConcurrency = maxConcurrency;
        builder.itemTimeout = itemTimeout;
        builder.upsert = upsert;
        builder.retryUnknownOutcome = retryUnknownOutcome;
        builder.returnContent = returnContent;
        builder.sessionToken = sessionToken;
        builder.indexingDirective = indexingDirective;
        builder.requestUnitsPerSecond = requestUnitsPerSecond;
        builder.expectedOperations = expectedOperations;
        builder.progress = progress;
        builder.control = control;
        builder.throughputControl = throughputControl;
        return builder;
    }

    /**
     * The most requests in flight at once, 100 by default. When the service throttles, fewer are. A request of {@code
     * executeBulk} has up to 100 operations.
     */
    public int maxConcurrency() {
        return maxConcurrency;
    }

    /** Time allowed for one item from when it is first sent, all its attempts included; else the client's own. */
    public Optional<Duration> itemTimeout() {
        return Optional.ofNullable(itemTimeout);
    }

    /** Whether an item that exists is replaced instead of reported as a conflict; {@code false} by default. */
    public boolean upsert() {
        return upsert;
    }

    /** Whether results carry the stored items; {@code false} by default. */
    public boolean returnContent() {
        return returnContent;
    }

    /** A session token to send with every item instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** Whether to index the items, against the container's policy. */
    public Optional<IndexingDirective> indexingDirective() {
        return Optional.ofNullable(indexingDirective);
    }

    /** Whether to send a write again when its outcome is unknown; as the client does without it. */
    public Optional<Boolean> retryUnknownOutcome() {
        return Optional.ofNullable(retryUnknownOutcome);
    }

    /** The most request units to use in a second; without a limit if empty. */
    public OptionalInt requestUnitsPerSecond() {
        return requestUnitsPerSecond == 0 ? OptionalInt.empty() : OptionalInt.of(requestUnitsPerSecond);
    }

    /** How many items the source is thought to have. */
    public OptionalLong expectedOperations() {
        return expectedOperations < 0 ? OptionalLong.empty() : OptionalLong.of(expectedOperations);
    }

    /** What is told how far the run has come. */
    public Optional<Consumer<? super CosmosEvent.BulkProgress>> progress() {
        return Optional.ofNullable(progress);
    }

    /** What pauses and resumes the run. */
    public Optional<BulkControl> control() {
        return Optional.ofNullable(control);
    }

    /** What holds its requests back; else the client's own. */
    public Optional<ThroughputControl> throughputControl() {
        return Optional.ofNullable(throughputControl);
    }

    /** Builds {@link BulkOptions}. Not thread-safe. */
    public static final class Builder {
        private int maxConcurrency = 100;
        private Duration itemTimeout;
        private boolean upsert;
        private Boolean retryUnknownOutcome;
        private boolean returnContent;
        private String sessionToken;
        private IndexingDirective indexingDirective;
        private int requestUnitsPerSecond;
        private long expectedOperations = -1;
        private Consumer<? super CosmosEvent.BulkProgress> progress;
        private BulkControl control;
        private ThroughputControl throughputControl;

        private Builder() {}

        /** 1 or more; more than the client's {@code maxConnections} cannot be had. */
        public Builder maxConcurrency(int requests) {
            maxConcurrency = Check.atLeast("maxConcurrency", 1, requests);
            return this;
        }

        /** More than zero. */
        public Builder itemTimeout(Duration allowed) {
            itemTimeout = Check.positive("itemTimeout", allowed);
            return this;
        }

        /** With {@code true}, {@code createItems} replaces what exists. Refused by {@code executeBulk}. */
        public Builder upsert(boolean wanted) {
            upsert = wanted;
            return this;
        }

        /**
         * With {@code true} the stored items come back, for {@link ItemResult#value}. Each result then holds the bytes of
         * its item: what takes results one at a time needs no more memory for that than for the requests in flight, the
         * list of all results holds all items.
         */
        public Builder returnContent(boolean wanted) {
            returnContent = wanted;
            return this;
        }

        /** A token as {@link CosmosResponse#sessionToken} gave it; those of the responses are still learnt. */
        public Builder sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return this;
        }

        /** For all items alike. */
        public Builder indexingDirective(IndexingDirective directive) {
            indexingDirective = Check.notNull("indexingDirective", directive);
            return this;
        }

        /**
         * Sends writes again when a broken connection, a time-out or a 5xx left their outcome unknown. A create may then
         * report a conflict with itself, a delete that the item is not there.
         */
        public Builder retryUnknownOutcome(boolean wanted) {
            retryUnknownOutcome = wanted;
            return this;
        }

        /**
         * Keeps the request units of this run below a limit, so that others have the rest of the container's throughput.
         * What an operation costs is learnt from the responses, for each kind of operation and partition key range: over
         * any 10 seconds the run uses no more than 5 % above the limit, unless single operations cost more than that.
         *
         * @param limit request units a second, 1 or more
         */
        public Builder requestUnitsPerSecond(int limit) {
            requestUnitsPerSecond = Check.atLeast("requestUnitsPerSecond", 1, limit);
            return this;
        }

        /**
         * How many items there will be, for {@link CosmosEvent.BulkProgress#remaining}; of a collection the size is known
         * without. Being wrong does no harm.
         *
         * @param count 0 or more
         */
        public Builder expectedOperations(long count) {
            if (count < 0) throw new IllegalArgumentException("expectedOperations must be at least 0, was " + count);
            expectedOperations = count;
            return this;
        }

        /**
         * Hears how far the run has come: about every 1000 results or every second with a result, and once at the end,
         * however the run ends. Called one at a time, as the consumer of results and on its thread, after the results that
         * are counted were delivered. If it throws, nothing more is taken from the source, what was taken is finished and
         * its results delivered, and the exception is thrown.
         *
         * <p>A listener of the client gets the same as an event.
         */
        public Builder progress(Consumer<? super CosmosEvent.BulkProgress> listener) {
            progress = Check.notNull("progress", listener);
            return this;
        }

        /** Lets other threads pause and resume the run. */
        public Builder control(BulkControl wanted) {
            control = Check.notNull("control", wanted);
            return this;
        }

        /** As {@link RequestOptions.Builder#throughputControl}, for every request of the run. */
        public Builder throughputControl(ThroughputControl wanted) {
            throughputControl = Check.notNull("throughputControl", wanted);
            return this;
        }

        /** The options as they are now. */
        public BulkOptions build() {
            return new BulkOptions(this);
        }
    }
}
