package io.aiocosmos.emulator;

import io.aiocosmos.emulator.wire.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A request as listeners and fault rules see it. Immutable. */
public final class EmulatorRequest {
    private final Request request;

    EmulatorRequest(Request request) {
        this.request = request;
    }

    /** Such as {@code GET}. */
    public String method() {
        return request.method();
    }

    /** The path as it came, percent-encoded, without the query. */
    public String path() {
        return request.path();
    }

    /** The resource type as paths and signatures have it: {@code docs}, {@code colls}; {@code ""} for the account. */
    public String resourceType() {
        return request.address().type().segment();
    }

    /** The resource type and the operation, such as {@code docs.create}, {@code docs.query}, {@code pkranges.feed}, {@code account.read}. */
    public String kind() {
        String type = resourceType().isEmpty() ? "account" : resourceType();
        return type + "." + request.operation().name().toLowerCase(Locale.ROOT);
    }

    /** The region that received it. */
    public String region() {
        return request.endpoint().region().name();
    }

    /** The first header of that name. @param name lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.header(name));
    }

    /** Gives every header in the order received, names in lower case. */
    public void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < request.headerCount(); i++) action.accept(request.headerName(i), request.headerValue(i));
    }

    /** A copy of the body. */
    public byte[] body() {
        return request.body().clone();
    }

    /** Method and path; never headers or body. */
    @Override
    public String toString() {
        return method() + " " + path();
    }
}
