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

/** An answer with its value decoded; headers are looked up when asked for. */
public final class Response<T> implements CosmosResponse<T> {
    private final OperationResult answer;
    private final T value;

    private Response(OperationResult answer, T value) {
        this.answer = answer;
        this.value = value;
    }

    public static <T> CosmosResponse<T> of(OperationResult answer, T value) {
        return new Response<>(answer, value);
    }

    @Override
    public T value() {
        if (value != null) return value;
        if (!answer.isOk()) throw answer.exception();
        throw new NoSuchElementException(
                answer.operation().name + " returned " + answer.status() + " without a value: see hasValue()");
    }

    @Override
    public boolean hasValue() {
        return value != null;
    }

    @Override
    public boolean isOk() {
        return answer.isOk();
    }

    @Override
    public boolean isNotModified() {
        return answer.status() == StatusCodes.NOT_MODIFIED;
    }

    @Override
    public int statusCode() {
        return answer.status();
    }

    @Override
    public int subStatusCode() {
        return answer.subStatus();
    }

    @Override
    public double requestCharge() {
        return answer.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(answer.header(Headers.SESSION_TOKEN));
    }

    @Override
    public Optional<String> etag() {
        return Optional.ofNullable(answer.header(Headers.ETAG));
    }

    @Override
    public Optional<String> activityId() {
        return Optional.ofNullable(answer.header(Headers.ACTIVITY_ID));
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(answer.header(
                Objects.requireNonNull(name, "name must not be null").toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<CosmosException> failure() {
        return answer.isOk() ? Optional.empty() : Optional.of(answer.exception());
    }

    @Override
    public Optional<RawJson> errorBody() {
        return Optional.ofNullable(answer.errorBody());
    }

    @Override
    public Diagnostics diagnostics() {
        return answer.diagnostics();
    }

    /** Status, charge and activity id; never the value. */
    @Override
    public String toString() {
        return "CosmosResponse[" + answer.operation().name + " " + statusCode() + "/" + subStatusCode() + ", "
                + requestCharge() + " RU, activity id " + activityId().orElse("none") + "]";
    }
}
