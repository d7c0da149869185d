package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** A complete response with OkHttp's headers. */
final class OkHttpResponse implements TransportResponse {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final byte[] EMPTY = new byte[0];

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final long firstByteNanos;

    private OkHttpResponse(int status, Headers headers, byte[] body, long firstByteNanos) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.firstByteNanos = firstByteNanos;
    }

    /** Executes the call, reads the body and closes the response, which frees its connection. */
    static OkHttpResponse of(Call call, int maxBytes) throws IOException {
        Response response = call.execute();
        long begun = System.nanoTime();
        try (ResponseBody content = response.body()) {
            boolean bodyless = response.code() == NO_CONTENT || response.code() == NOT_MODIFIED;
            // OkHttp would wait for a body if the response has a length; not with the socket closed.
            if (bodyless && content.contentLength() != 0) call.cancel();
            byte[] body = bodyless ? EMPTY : bytes(content, maxBytes);
            return new OkHttpResponse(response.code(), response.headers(), body, begun);
        }
    }

    private static byte[] bytes(ResponseBody content, int maxBytes) throws IOException {
        BufferedSource source = content.source();
        if (content.contentLength() > maxBytes || source.request(maxBytes + 1L))
            throw new ResponseTooLongException(maxBytes);
        return source.readByteArray();
    }

    @Override
    public int status() {
        return status;
    }

    /** The first of that name; OkHttp's own {@code get} returns the last. */
    @Override
    public String header(String name) {
        for (int i = 0; i < headers.size(); i++) if (headers.name(i).equalsIgnoreCase(name)) return headers.value(i);
        return null;
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < headers.size(); i++) action.accept(headers.name(i), headers.value(i));
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
