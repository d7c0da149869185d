package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Returns one response for all requests, at once. */
final class InstantTransport implements HttpTransport, TransportResponse {
    private final byte[] body;

    InstantTransport(String json) {
        body = json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "instant";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public String header(String name) {
        return switch (name) {
            case "x-ms-session-token" -> "0:-1#31";
            case "x-ms-content-path" -> "AbCdAJ1rbAA=";
            case "x-ms-request-charge" -> "1";
            default -> null;
        };
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        action.accept("x-ms-session-token", header("x-ms-session-token"));
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
