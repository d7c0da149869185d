package io.aiocosmos.error;

import io.aiocosmos.spi.PrintableText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Everything known of a failure. Immutable. Prints no token. */
public final class ErrorDetails implements Serializable {
    private static final long serialVersionUID = 1L;

    static final ErrorDetails NONE = builder().build();

    private final String operation;
    private final String resource;
    private final int statusCode;
    private final int subStatusCode;
    private final String serviceMessage;
    private final String activityId;
    private final double requestCharge;
    private final Duration retryAfter;
    private final String sessionToken;
    private final String etag;
    private final String endpoint;
    private final int attempts;
    private final Outcome outcome;
    private final int operationIndex; // -1 for none

    private ErrorDetails(Builder b) {
        operation = b.operation;
        resource = b.resource;
        statusCode = b.statusCode;
        subStatusCode = b.subStatusCode;
        serviceMessage = b.serviceMessage;
        activityId = b.activityId;
        requestCharge = b.requestCharge;
        retryAfter = b.retryAfter;
        sessionToken = b.sessionToken;
        etag = b.etag;
        endpoint = b.endpoint;
        attempts = b.attempts;
        outcome = b.outcome;
        operationIndex = b.operationIndex;
    }

    /** A builder that knows nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The operation's name, such as {@code createItem}; empty if the failure belongs to none. */
    public String operation() {
        return operation;
    }

    /** The resource's link, such as {@code dbs/books/colls/ledger}; empty if there is none. */
    public String resource() {
        return resource;
    }

    /** The HTTP status of the last response, 0 if none arrived. */
    public int statusCode() {
        return statusCode;
    }

    /** The sub-status of the last response, 0 if it gave none. */
    public int subStatusCode() {
        return subStatusCode;
    }

    /** The service's own explanation in one line, shortened; empty if it gave none. */
    public String serviceMessage() {
        return serviceMessage;
    }

    /** The id by which the service's support finds the request. */
    public Optional<String> activityId() {
        return Optional.ofNullable(activityId);
    }

    /** Request units charged over all tries. */
    public double requestCharge() {
        return requestCharge;
    }

    /** How long the service asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The session token of the last response. Not a secret, but not printed. */
    public Optional<String> sessionToken() {
        return Optional.ofNullable(sessionToken);
    }

    /** The etag of the last response. */
    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    /** The endpoint that was asked last, such as {@code https://account-westus.documents.azure.com}; may be empty. */
    public String endpoint() {
        return endpoint;
    }

    /** How many times the request was sent, or tried to be. */
    public int attempts() {
        return attempts;
    }

    /** Whether the service may have done what was asked. */
    public Outcome outcome() {
        return outcome;
    }

    /** Which operation of a transactional batch failed, from 0; empty if it failed as a whole, or is none. */
    public OptionalInt operationIndex() {
        return operationIndex < 0 ? OptionalInt.empty() : OptionalInt.of(operationIndex);
    }

    @Override
    public String toString() {
        return "ErrorDetails[" + operation + " " + resource + ", status " + statusCode + "/" + subStatusCode
                + ", attempts " + attempts + ", outcome " + outcome + ", activity id " + activityId + "]";
    }

    /** Builds {@link ErrorDetails}. Not thread-safe. */
    public static final class Builder {
        private String operation = "";
        private String resource = "";
        private int statusCode;
        private int subStatusCode;
        private String serviceMessage = "";
        private String activityId;
        private double requestCharge;
        private Duration retryAfter;
        private String sessionToken;
        private String etag;
        private String endpoint = "";
        private int attempts;
        private Outcome outcome = Outcome.NOT_DONE;
        private int operationIndex = -1;

        private Builder() {}

        /** The operation's name, such as {@code createItem}. */
        public Builder operation(String name) {
            operation = PrintableText.of(Objects.requireNonNull(name, "operation"));
            return this;
        }

        /** The link of what it was about. */
        public Builder resource(String link) {
            resource = PrintableText.of(Objects.requireNonNull(link, "resource"));
            return this;
        }

        /** Status and sub-status of the last response, 0 where there is none. */
        public Builder status(int status, int subStatus) {
            statusCode = status;
            subStatusCode = subStatus;
            return this;
        }

        /** One line; the caller has shortened it. */
        public Builder serviceMessage(String message) {
            serviceMessage = PrintableText.of(Objects.requireNonNull(message, "serviceMessage"));
            return this;
        }

        /** {@code null} if unknown; so for the other values that may be absent. */
        public Builder activityId(@Nullable String id) {
            activityId = PrintableText.of(id);
            return this;
        }

        /** Request units over all tries. */
        public Builder requestCharge(double requestUnits) {
            requestCharge = requestUnits;
            return this;
        }

        /** How long the service asks to wait, or {@code null}. */
        public Builder retryAfter(@Nullable Duration wait) {
            retryAfter = wait;
            return this;
        }

        /** The session token, or {@code null}. */
        public Builder sessionToken(@Nullable String token) {
            sessionToken = token;
            return this;
        }

        /** The etag, or {@code null}. */
        public Builder etag(@Nullable String value) {
            etag = value;
            return this;
        }

        /** The address of the last attempt; empty if nothing was sent. */
        public Builder endpoint(String address) {
            endpoint = PrintableText.of(Objects.requireNonNull(address, "endpoint"));
            return this;
        }

        /** How many tries there were. */
        public Builder attempts(int count) {
            attempts = count;
            return this;
        }

        /** {@link Outcome#NOT_DONE} unless said otherwise. */
        public Builder outcome(Outcome value) {
            outcome = Objects.requireNonNull(value, "outcome");
            return this;
        }

        /** Which operation of a batch failed, from 0; -1 if it is of none. */
        public Builder operationIndex(int index) {
            operationIndex = index;
            return this;
        }

        /** The details as they are now. */
        public ErrorDetails build() {
            return new ErrorDetails(this);
        }
    }
}
