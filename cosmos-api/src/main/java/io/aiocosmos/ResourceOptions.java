package io.aiocosmos;

import java.util.Optional;

/** Options of operations on databases and containers. Immutable. */
public final class ResourceOptions extends RequestOptions {
    private static final ResourceOptions DEFAULTS = builder().build();

    private final Throughput throughput;
    private final String ifMatch;

    private ResourceOptions(Builder b) {
        super(b);
        throughput = b.throughput();
        ifMatch = b.ifMatch;
    }

    /** Nothing but defaults. */
    public static ResourceOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder().common(this);
        builder.throughput = throughput;
        builder.ifMatch = ifMatch;
        return builder;
    }

    /** The throughput to create the resource with. */
    public Optional<Throughput> throughput() {
        return Optional.ofNullable(throughput);
    }

    /** The etag that the container must have. */
    public Optional<String> ifMatch() {
        return Optional.ofNullable(ifMatch);
    }

    /** Builds {@link ResourceOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private Throughput throughput; // of the options that this began with
        private Throughput manual;
        private Throughput autoscale;
        private String ifMatch;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Manual throughput in RU/s, as {@link Throughput#manual}; for creates only. */
        public Builder manualThroughput(int requestUnitsPerSecond) {
            manual = Throughput.manual(requestUnitsPerSecond);
            return this;
        }

        /** Autoscale up to that many RU/s, as {@link Throughput#autoscale}; for creates only. */
        public Builder autoscaleThroughput(int maxRequestUnitsPerSecond) {
            autoscale = Throughput.autoscale(maxRequestUnitsPerSecond);
            return this;
        }

        /** For replacing or deleting a container only. */
        public Builder ifMatch(String etag) {
            ifMatch = HeaderRules.etag("ifMatch", etag);
            return this;
        }

        private Throughput throughput() {
            if (manual != null) return manual;
            return autoscale != null ? autoscale : throughput;
        }

        /** @throws IllegalArgumentException if both kinds of throughput were set */
        public ResourceOptions build() {
            if (manual != null && autoscale != null)
                throw new IllegalArgumentException(
                        "manualThroughput and autoscaleThroughput exclude each other: set one of them");
            return new ResourceOptions(this);
        }
    }
}
