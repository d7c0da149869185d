package io.aiocosmos.reliability.world;

import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A response with another body than the one that was sent. */
public record ChangedBody(TransportResponse original, byte[] body) implements TransportResponse {
    /** The same response with its text changed. */
    public static TransportResponse of(TransportResponse response, UnaryOperator<String> change) {
        String text = new String(response.body(), response.bodyOffset(), response.bodyLength(), StandardCharsets.UTF_8);
        return new ChangedBody(response, change.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int status() {
        return original.status();
    }

    @Override
    public String header(String name) {
        return original.header(name);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        original.forEachHeader(action);
    }
}
