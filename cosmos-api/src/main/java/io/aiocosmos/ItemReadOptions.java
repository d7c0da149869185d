package io.aiocosmos;

import java.util.Optional;

/** Options of point reads. Immutable. */
public final class ItemReadOptions extends RequestOptions {
    private static final ItemReadOptions DEFAULTS = builder().build();

    private final String sessionToken;
    private final ConsistencyLevel consistencyLevel;
    private final String ifNoneMatch;

    private ItemReadOptions(Builder b) {
        super(b);
        sessionToken = b.sessionToken;
        consistencyLevel = b.consistencyLevel;
        ifNoneMatch = b.ifNoneMatch;
    }

    /** Nothing but defaults. */
    public static ItemReadOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of these options. */
    public Builder toBuilder() {
        Builder builder = new Builder().common(this);
        builder.sessionToken = sessionToken;
        builder.consistencyLevel = consistencyLevel;
        builder.ifNoneMatch = ifNoneMatch;
        return builder;
    }

    /** The session token to read at, instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** How fresh the read must be; the client's own level without it. */
    public Optional<ConsistencyLevel> consistencyLevel() {
        return Optional.ofNullable(consistencyLevel);
    }

    /** The etag that the caller has; the response is 304 without a value if the item still has it. */
    public Optional<String> ifNoneMatch() {
        return Optional.ofNullable(ifNoneMatch);
    }

    /** Builds {@link ItemReadOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private String sessionToken;
        private ConsistencyLevel consistencyLevel;
        private String ifNoneMatch;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** A token as {@link CosmosResponse#sessionToken} gave it; the response's is still learnt. */
        public Builder sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return this;
        }

        /** The account's level or a weaker one; the service refuses a stronger one (400). */
        public Builder consistencyLevel(ConsistencyLevel level) {
            consistencyLevel = Check.notNull("consistencyLevel", level);
            return this;
        }

        /** An etag as {@link CosmosResponse#etag} gave it, quotes included. Refused by {@code findItem}. */
        public Builder ifNoneMatch(String etag) {
            ifNoneMatch = HeaderRules.etag("ifNoneMatch", etag);
            return this;
        }

        /** The options as they are now. */
        public ItemReadOptions build() {
            return new ItemReadOptions(this);
        }
    }
}
