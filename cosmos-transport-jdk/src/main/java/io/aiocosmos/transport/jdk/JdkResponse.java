package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.TransportResponse;
import java.net.http.HttpHeaders;
import java.util.function.BiConsumer;

/** A response with the client's headers, a map: values of one name stay in order, names are sorted. */
final class JdkResponse implements TransportResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final int bodyLength;
    private final long firstByteNanos;

    JdkResponse(int status, HttpHeaders headers, byte[] body, int bodyLength, long firstByteNanos) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.bodyLength = bodyLength;
        this.firstByteNanos = firstByteNanos;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        headers.map().forEach((name, values) -> values.forEach(value -> action.accept(name, value)));
    }

    @Override
    public long firstByteNanos() {
        return firstByteNanos;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public int bodyLength() {
        return bodyLength;
    }

    @Override
    public String toString() {
        return status + ", " + bodyLength + " bytes";
    }
}
