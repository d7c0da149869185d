package io.aiocosmos.core.result;

import io.aiocosmos.CosmosResponse;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.CosmosException;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/** A response with its value decoded; headers are looked up when asked for. */
public final class Response<T> implements CosmosResponse<T> {
    private final OperationResult response;
    private final T value;

    private Response(OperationResult response, T value) {
        this.response = response;
        this.value = value;
    }

    public static <T> CosmosResponse<T> of(OperationResult response, T value) {
        return new Response<>(response, value);
    }

    @Override
    public T value() {
        if (value != null) return value;
        if (!response.isOk()) throw response.exception();
        throw new NoSuchElementException(
                response.operation().name + " returned " + response.status() + " without a value: see hasValue()");
    }

    @Override
    public boolean hasValue() {
        return value != null;
    }

    @Override
    public boolean isOk() {
        return response.isOk();
    }

    @Override
    public boolean isNotModified() {
        return response.status() == StatusCodes.NOT_MODIFIED;
    }

    @Override
    public int statusCode() {
        return response.status();
    }

    @Override
    public int subStatusCode() {
        return response.subStatus();
    }

    @Override
    public double requestCharge() {
        return response.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(response.header(Headers.SESSION_TOKEN));
    }

    @Override
    public Optional<String> etag() {
        return Optional.ofNullable(response.header(Headers.ETAG));
    }

    @Override
    public Optional<String> activityId() {
        return Optional.ofNullable(response.header(Headers.ACTIVITY_ID));
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.header(
                Objects.requireNonNull(name, "name must not be null").toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<CosmosException> failure() {
        return response.isOk() ? Optional.empty() : Optional.of(response.exception());
    }

    @Override
    public Optional<RawJson> errorBody() {
        return Optional.ofNullable(response.errorBody());
    }

    @Override
    public Diagnostics diagnostics() {
        return response.diagnostics();
    }

    /** Status, charge and activity id; never the value. */
    @Override
    public String toString() {
        return "CosmosResponse[" + response.operation().name + " " + statusCode() + "/" + subStatusCode() + ", "
                + requestCharge() + " RU, activity id " + activityId().orElse("none") + "]";
    }
}
