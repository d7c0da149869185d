package io.aiocosmos.emulator.stub;

import io.aiocosmos.CosmosResponse;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.RawJson;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.ErrorDetails;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/** A response that nobody sent. */
public final class StubResponse<T> implements CosmosResponse<T> {
    private static final int NOT_MODIFIED = 304;
    private static final double USUAL_CHARGE = 1;

    private final int status;
    private final T value;
    private final Map<String, String> headers;
    private final CosmosException failure;

    private StubResponse(int status, T value, Map<String, String> headers, CosmosException failure) {
        this.status = status;
        this.value = value;
        this.headers = Map.copyOf(headers);
        this.failure = failure;
    }

    /** @throws IllegalArgumentException if the status is that of a failure */
    public static <T> CosmosResponse<T> of(int status, T value, Map<String, String> headers) {
        if (status < 200 || status > NOT_MODIFIED)
            throw new IllegalArgumentException(
                    "status must be 200 to 304, was " + status + ": a failure is made of its exception");
        return new StubResponse<>(status, value, headers, null);
    }

    public static <T> CosmosResponse<T> of(CosmosException failure) {
        int status = Objects.requireNonNull(failure, "failure").details().statusCode();
        return new StubResponse<>(status, null, Map.of(), failure);
    }

    @Override
    public T value() {
        if (value != null) return value;
        if (failure != null) throw failure;
        throw new NoSuchElementException("the response " + status + " has no value: see hasValue()");
    }

    @Override
    public boolean hasValue() {
        return value != null;
    }

    @Override
    public boolean isOk() {
        return failure == null;
    }

    @Override
    public boolean isNotModified() {
        return status == NOT_MODIFIED;
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public int subStatusCode() {
        return details().subStatusCode();
    }

    @Override
    public double requestCharge() {
        if (failure != null) return details().requestCharge();
        return header("x-ms-request-charge").map(Double::parseDouble).orElse(USUAL_CHARGE);
    }

    @Override
    public Optional<String> sessionToken() {
        return header("x-ms-session-token").or(details()::sessionToken);
    }

    @Override
    public Optional<String> etag() {
        return header("etag").or(details()::etag);
    }

    @Override
    public Optional<String> activityId() {
        return header("x-ms-activity-id").or(details()::activityId);
    }

    private ErrorDetails details() {
        return failure == null ? ErrorDetails.builder().build() : failure.details();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<CosmosException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Optional<RawJson> errorBody() {
        return Optional.empty();
    }

    @Override
    public Diagnostics diagnostics() {
        return new NoAttempts(requestCharge());
    }

    /** The status; never the value. */
    @Override
    public String toString() {
        return "CosmosResponse[stub " + status + "]";
    }
}
