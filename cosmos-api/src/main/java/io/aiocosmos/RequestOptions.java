package io.aiocosmos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every operation's options have. Immutable. */
public abstract sealed class RequestOptions permits ItemReadOptions, ItemWriteOptions, QueryOptions, ResourceOptions {
    private final Duration timeout;
    private final List<String> excludedRegions;
    private final Map<String, String> headers;

    RequestOptions(Builder<?> b) {
        timeout = b.timeout;
        excludedRegions = Collections.unmodifiableList(new ArrayList<>(b.excludedRegions));
        headers = b.headers.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(b.headers));
    }

    /**
     * Time allowed for the operation, else the client's own. All its requests and their tries share it; of a query or
     * list, all that a page needs beyond what was asked for ahead.
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Regions not to use, as the account names them. */
    public List<String> excludedRegions() {
        return excludedRegions;
    }

    /** Extra headers, names in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Builds options. Not thread-safe.
     *
     * @param <B> the concrete builder
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits ItemReadOptions.Builder, ItemWriteOptions.Builder, QueryOptions.Builder, ResourceOptions.Builder {
        private Duration timeout;
        private List<String> excludedRegions = List.of();
        private final Map<String, String> headers = new LinkedHashMap<>();

        Builder() {}

        abstract B self();

        /** Takes over what all options have. */
        final B common(RequestOptions given) {
            timeout = given.timeout;
            excludedRegions = given.excludedRegions;
            headers.putAll(given.headers);
            return self();
        }

        /** More than zero. */
        public B timeout(Duration allowed) {
            timeout = Check.positive("timeout", allowed);
            return self();
        }

        /**
         * As the account names them; case and blanks do not matter. The write region is used all the same where it is the
         * only one, also for reads when all others are excluded. The reads of a container's definition and partitions,
         * which many operations share, go by the client's regions alone.
         */
        public B excludedRegions(String... regions) {
            excludedRegions = Arrays.asList(Check.notNull("regions", regions).clone());
            for (String region : excludedRegions) Check.notBlank("region", region);
            return self();
        }

        /**
         * Adds a header that this library has no option for, for all tries of the operation.
         *
         * @throws IllegalArgumentException for a header that the library sets itself, or a malformed one
         */
        public B header(String name, String value) {
            headers.put(HeaderRules.name(name), HeaderRules.value(name, value));
            return self();
        }
    }
}
