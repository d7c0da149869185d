package io.aiocosmos;

import io.aiocosmos.spi.ThroughputControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What every operation's options have. Immutable. */
public abstract sealed class RequestOptions
        permits BatchOptions, FeedOptions, ItemReadOptions, ItemWriteOptions, ResourceOptions {
    private static final int MAX_BUCKET = 5;

    private final Duration timeout;
    private final List<String> excludedRegions; // null to leave it to the client
    private final PriorityLevel priorityLevel;
    private final int throughputBucket; // 0 for none
    private final RetryOptions retry; // null to leave it to the client
    private final Map<String, String> headers;
    private final HedgingOptions hedging; // null to leave it to the client
    private final ThroughputControl throughputControl; // null to leave it to the client

    RequestOptions(Builder<?> b) {
        timeout = b.timeout;
        excludedRegions = b.excludedRegions;
        priorityLevel = b.priorityLevel;
        throughputBucket = b.throughputBucket;
        hedging = b.hedging;
        retry = b.retry;
        throughputControl = b.throughputControl;
        headers = b.headers.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(b.headers));
    }

    /**
     * Time allowed for the operation, else the client's own. All its requests and their tries share it; of a query or
     * list, all that a page needs beyond what was asked for ahead.
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Regions not to use, as the account names them; an empty list for none, else the client's own. */
    public Optional<List<String>> excludedRegions() {
        return Optional.ofNullable(excludedRegions);
    }

    /** Which requests are throttled first; else the client's own. */
    public Optional<PriorityLevel> priorityLevel() {
        return Optional.ofNullable(priorityLevel);
    }

    /** The throughput bucket that pays for it, 1 to 5; else the client's own. */
    public OptionalInt throughputBucket() {
        return throughputBucket == 0 ? OptionalInt.empty() : OptionalInt.of(throughputBucket);
    }

    /** What is retried, and how long; else the client's own. */
    public Optional<RetryOptions> retry() {
        return Optional.ofNullable(retry);
    }

    /** Extra headers, names in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** When to ask further regions beside a slow one; else the client's own. */
    public Optional<HedgingOptions> hedging() {
        return Optional.ofNullable(hedging);
    }

    /** What holds its requests back; else the client's own. */
    public Optional<ThroughputControl> throughputControl() {
        return Optional.ofNullable(throughputControl);
    }

    /**
     * Builds options. Not thread-safe.
     *
     * @param <B> the concrete builder
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits BatchOptions.Builder,
                    FeedOptions.Builder,
                    ItemReadOptions.Builder,
                    ItemWriteOptions.Builder,
                    ResourceOptions.Builder {
        private Duration timeout;
        private List<String> excludedRegions;
        private PriorityLevel priorityLevel;
        private int throughputBucket;
        private RetryOptions retry;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private HedgingOptions hedging;
        private ThroughputControl throughputControl;

        Builder() {}

        abstract B self();

        /** Takes over what all options have. */
        final B common(RequestOptions given) {
            timeout = given.timeout;
            excludedRegions = given.excludedRegions;
            priorityLevel = given.priorityLevel;
            throughputBucket = given.throughputBucket;
            retry = given.retry;
            headers.putAll(given.headers);
            hedging = given.hedging;
            throughputControl = given.throughputControl;
            return self();
        }

        /** More than zero. */
        public B timeout(Duration allowed) {
            timeout = Check.positive("timeout", allowed);
            return self();
        }

        /**
         * As the account names them; case and blanks do not matter. The write region is used all the same where it is the
         * only one, also for reads when all others are excluded. Instead of the client's own: without any, none is
         * excluded. The reads of a container's definition and partitions, which many operations share, go by the client's
         * regions alone.
         */
        public B excludedRegions(String... regions) {
            List<String> copy = new ArrayList<>(Arrays.asList(Check.notNull("regions", regions)));
            for (String region : copy) Check.notBlank("region", region);
            excludedRegions = Collections.unmodifiableList(copy);
            return self();
        }

        /** The service heeds it where the account has priority-based execution, for operations on items. */
        public B priorityLevel(PriorityLevel level) {
            priorityLevel = Check.notNull("priorityLevel", level);
            return self();
        }

        /**
         * The service limits what all requests of a bucket take to its share of the container's throughput; more is
         * throttled (429/3212). A bucket that is not configured has all of it.
         *
         * @param bucket 1 to 5
         */
        public B throughputBucket(int bucket) {
            if (bucket < 1 || bucket > MAX_BUCKET)
                throw new IllegalArgumentException("throughputBucket must be 1 to 5, was " + bucket);
            throughputBucket = bucket;
            return self();
        }

        /** Instead of the client's own; {@link HedgingOptions#none} for never. Only operations on items heed it. */
        public B hedging(HedgingOptions options) {
            hedging = Check.notNull("hedging", options);
            return self();
        }

        /**
         * Holds its requests back until the control lets them go, such as a {@code ThroughputGroup} of {@code
         * cosmos-throughput}; instead of the client's own. Only operations on items heed it.
         */
        public B throughputControl(ThroughputControl control) {
            throughputControl = Check.notNull("throughputControl", control);
            return self();
        }

        /** Instead of the client's own as a whole. What many operations share is read as the client's own say. */
        public B retry(RetryOptions options) {
            retry = Check.notNull("retry", options);
            return self();
        }

        /**
         * Adds a header that this library has no option for, for all attempts of the operation; instead of one that all
         * of the client's requests have.
         *
         * @throws IllegalArgumentException for a header that the library sets itself, or a malformed one
         */
        public B header(String name, String value) {
            headers.put(HeaderRules.name(name), HeaderRules.value(name, value));
            return self();
        }
    }
}
