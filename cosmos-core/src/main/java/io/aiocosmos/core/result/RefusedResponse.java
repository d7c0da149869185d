package io.aiocosmos.core.result;

import io.aiocosmos.spi.TransportResponse;
import java.util.function.BiConsumer;

/** A refusal, such as a 401 or 403, with what this client knows of the reason. */
public final class RefusedResponse implements TransportResponse {
    /** What to do about it, without a full stop. */
    public final String hint;

    private final TransportResponse response;

    public RefusedResponse(TransportResponse response, String hint) {
        this.response = response;
        this.hint = hint;
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public String header(String name) {
        return response.header(name);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        response.forEachHeader(action);
    }

    @Override
    public byte[] body() {
        return response.body();
    }

    @Override
    public int bodyOffset() {
        return response.bodyOffset();
    }

    @Override
    public int bodyLength() {
        return response.bodyLength();
    }
}
