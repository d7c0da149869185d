package io.aiocosmos;

import java.util.Optional;

/** Options of writes of one item. Immutable. */
public final class ItemWriteOptions extends RequestOptions {
    private static final ItemWriteOptions DEFAULTS = builder().build();

    private final String sessionToken;
    private final String ifMatch;
    private final IndexingDirective indexingDirective;
    private final boolean contentReturned;
    private final boolean unknownOutcomeRetried;

    private ItemWriteOptions(Builder b) {
        super(b);
        sessionToken = b.sessionToken;
        ifMatch = b.ifMatch;
        indexingDirective = b.indexingDirective;
        contentReturned = b.contentReturned;
        unknownOutcomeRetried = b.unknownOutcomeRetried;
    }

    /** Nothing but defaults. */
    public static ItemWriteOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A session token to send instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** The etag the stored item must have. */
    public Optional<String> ifMatch() {
        return Optional.ofNullable(ifMatch);
    }

    /** Whether this write is indexed; as the container's policy says without it. */
    public Optional<IndexingDirective> indexingDirective() {
        return Optional.ofNullable(indexingDirective);
    }

    /** Whether the answer carries the stored item; {@code true} by default. The charge is the same. */
    public boolean contentReturned() {
        return contentReturned;
    }

    /** Whether to send the write again when its outcome is unknown; {@code false} by default. */
    public boolean unknownOutcomeRetried() {
        return unknownOutcomeRetried;
    }

    /** Builds {@link ItemWriteOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private String sessionToken;
        private String ifMatch;
        private IndexingDirective indexingDirective;
        private boolean contentReturned = true;
        private boolean unknownOutcomeRetried;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** A token as {@link CosmosResponse#sessionToken} gave it; the answer's is still learnt. */
        public Builder sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return this;
        }

        /** Refused by operations that create: there is nothing to match yet. */
        public Builder ifMatch(String etag) {
            ifMatch = HeaderRules.etag("ifMatch", etag);
            return this;
        }

        /** Refused by deletes. */
        public Builder indexingDirective(IndexingDirective directive) {
            indexingDirective = Check.notNull("indexingDirective", directive);
            return this;
        }

        /** With {@code false} the response has no value, which saves the way back; deletes have none anyway. */
        public Builder contentReturned(boolean wanted) {
            contentReturned = wanted;
            return this;
        }

        /**
         * Sends the write again when a broken connection, a time-out or a 5xx left its outcome unknown. A create may
         * then report a conflict with itself, a delete that the item is not there.
         */
        public Builder unknownOutcomeRetried(boolean retried) {
            unknownOutcomeRetried = retried;
            return this;
        }

        /** The options as they are now. */
        public ItemWriteOptions build() {
            return new ItemWriteOptions(this);
        }
    }
}
