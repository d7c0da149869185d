package io.aiocosmos.core.testing;

import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A response of a test. */
public final class FakeResponse implements TransportResponse {
    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private byte[] body = {};
    private long firstByteNanos;

    private FakeResponse(int status) {
        this.status = status;
    }

    public static FakeResponse status(int status) {
        return new FakeResponse(status);
    }

    public static FakeResponse status(int status, int subStatus) {
        return status(status).header("x-ms-substatus", Integer.toString(subStatus));
    }

    /** 200 with a body. */
    public static FakeResponse ok(String body) {
        return status(200).body(body);
    }

    public FakeResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public FakeResponse body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** By the engine's clock. */
    public FakeResponse firstByteAt(long nanos) {
        firstByteNanos = nanos;
        return this;
    }

    /** The headers with the container's rid and the session token. */
    public FakeResponse session(String containerRid, String token) {
        return header("x-ms-content-path", containerRid).header("x-ms-session-token", token);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        headers.forEach(action);
    }

    @Override
    public long firstByteNanos() {
        return firstByteNanos;
    }

    @Override
    public byte[] body() {
        return body;
    }
}
