package io.aiocosmos;

import java.util.Optional;

/** Options of writes of one item. Immutable. */
public final class ItemWriteOptions extends RequestOptions {
    private static final ItemWriteOptions DEFAULTS = builder().build();

    private final String sessionToken;
    private final String ifMatch;
    private final String ifNoneMatch;
    private final IndexingDirective indexingDirective;
    private final Boolean returnContent; // null to leave it to the client
    private final Boolean retryUnknownOutcome; // null to leave it to the client

    private ItemWriteOptions(Builder b) {
        super(b);
        sessionToken = b.sessionToken;
        ifMatch = b.ifMatch;
        ifNoneMatch = b.ifNoneMatch;
        indexingDirective = b.indexingDirective;
        returnContent = b.returnContent;
        retryUnknownOutcome = b.retryUnknownOutcome;
    }

    /** Nothing but defaults. */
    public static ItemWriteOptions defaults() {
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
        builder.ifMatch = ifMatch;
        builder.ifNoneMatch = ifNoneMatch;
        builder.indexingDirective = indexingDirective;
        builder.returnContent = returnContent;
        builder.retryUnknownOutcome = retryUnknownOutcome;
        return builder;
    }

    /** A session token to send instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** The etag the stored item must have. */
    public Optional<String> ifMatch() {
        return Optional.ofNullable(ifMatch);
    }

    /** {@code "*"} if no item of that id may be stored. */
    public Optional<String> ifNoneMatch() {
        return Optional.ofNullable(ifNoneMatch);
    }

    /** Whether this write is indexed; as the container's policy says without it. */
    public Optional<IndexingDirective> indexingDirective() {
        return Optional.ofNullable(indexingDirective);
    }

    /** Whether the response carries the stored item; else as the client has it. The charge is the same. */
    public Optional<Boolean> returnContent() {
        return Optional.ofNullable(returnContent);
    }

    /** Whether to send the write again when its outcome is unknown; else as the client has it. */
    public Optional<Boolean> retryUnknownOutcome() {
        return Optional.ofNullable(retryUnknownOutcome);
    }

    /** Builds {@link ItemWriteOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private String sessionToken;
        private String ifMatch;
        private String ifNoneMatch;
        private IndexingDirective indexingDirective;
        private Boolean returnContent;
        private Boolean retryUnknownOutcome;

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

        /** Refused by operations that create: there is nothing to match yet. */
        public Builder ifMatch(String etag) {
            ifMatch = HeaderRules.etag("ifMatch", etag);
            return this;
        }

        /**
         * {@code "*"}: an upsert leaves an item that exists as it is (412). For upserts alone: creates do that by
         * themselves, other writes refuse it.
         */
        public Builder ifNoneMatch(String etag) {
            ifNoneMatch = HeaderRules.etag("ifNoneMatch", etag);
            return this;
        }

        /** Refused by deletes. */
        public Builder indexingDirective(IndexingDirective directive) {
            indexingDirective = Check.notNull("indexingDirective", directive);
            return this;
        }

        /** With {@code false} the response has no value, which saves the way back; deletes have none anyway. */
        public Builder returnContent(boolean wanted) {
            returnContent = wanted;
            return this;
        }

        /**
         * Sends the write again when a broken connection, a time-out or a 5xx left its outcome unknown. A create may
         * then report a conflict with itself, a delete that the item is not there.
         */
        public Builder retryUnknownOutcome(boolean wanted) {
            retryUnknownOutcome = wanted;
            return this;
        }

        /** The options as they are now. */
        public ItemWriteOptions build() {
            return new ItemWriteOptions(this);
        }
    }
}
