package io.aiocosmos;

import java.util.Optional;

/** Options of a transactional batch. Immutable. */
public final class BatchOptions extends RequestOptions {
    private static final BatchOptions DEFAULTS = builder().build();

    private final String sessionToken;
    private final Boolean returnContent; // null to leave it to the client
    private final Boolean retryUnknownOutcome; // null to leave it to the client

    private BatchOptions(Builder b) {
        super(b);
        sessionToken = b.sessionToken;
        returnContent = b.returnContent;
        retryUnknownOutcome = b.retryUnknownOutcome;
    }

    /** Nothing but defaults. */
    public static BatchOptions defaults() {
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
        builder.returnContent = returnContent;
        builder.retryUnknownOutcome = retryUnknownOutcome;
        return builder;
    }

    /** A session token to send instead of the client's own. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** Whether the response carries the items written; else as the client has it. The charge is the same. */
    public Optional<Boolean> returnContent() {
        return Optional.ofNullable(returnContent);
    }

    /** Whether to send the batch again when its outcome is unknown; else as the client has it. */
    public Optional<Boolean> retryUnknownOutcome() {
        return Optional.ofNullable(retryUnknownOutcome);
    }

    /** Builds {@link BatchOptions}. Not thread-safe. */
    public static final class Builder extends RequestOptions.Builder<Builder> {
        private String sessionToken;
        private Boolean returnContent;
        private Boolean retryUnknownOutcome;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** A token as {@link BatchResult#sessionToken} gave it; the response's is still learnt. */
        public Builder sessionToken(String token) {
            sessionToken = HeaderRules.sessionToken(token);
            return this;
        }

        /** With {@code false} only reads have a value in the response, which saves the way back. */
        public Builder returnContent(boolean wanted) {
            returnContent = wanted;
            return this;
        }

        /**
         * Sends the batch again when a broken connection, a time-out or a 5xx left its outcome unknown. If it was done the
         * first time, a create in it then reports a conflict with itself, and increments are done twice.
         */
        public Builder retryUnknownOutcome(boolean wanted) {
            retryUnknownOutcome = wanted;
            return this;
        }

        /** The options as they are now. */
        public BatchOptions build() {
            return new BatchOptions(this);
        }
    }
}
