package io.aiocosmos.core.result;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.spi.TransportResponse;
import java.util.function.BiConsumer;

/** A success turned into the 404 that the service would send. */
final class NotFoundResponse implements TransportResponse {
    private final TransportResponse headers;
    private final byte[] body;

    NotFoundResponse(TransportResponse headers, String message) {
        this.headers = headers;
        this.body = new JsonBuffer(message.length() + 48)
                .ascii("{\"code\":\"NotFound\",\"message\":")
                .quoted(message)
                .ascii("}")
                .toBytes();
    }

    @Override
    public int status() {
        return StatusCodes.NOT_FOUND;
    }

    @Override
    public String header(String name) {
        return headers.header(name);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        headers.forEachHeader(action);
    }

    @Override
    public byte[] body() {
        return body;
    }
}
