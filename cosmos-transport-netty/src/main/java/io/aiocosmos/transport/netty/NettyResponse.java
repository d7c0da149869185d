package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.TransportResponse;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** An answer whose headers stay as the decoder left them: on the heap, nothing of it pooled, read when asked. */
final class NettyResponse implements TransportResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final int length;

    NettyResponse(int status, HttpHeaders headers, byte[] body, int length) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.length = length;
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
        Iterator<Map.Entry<String, String>> each = headers.iteratorAsString();
        while (each.hasNext()) {
            Map.Entry<String, String> header = each.next();
            action.accept(header.getKey(), header.getValue());
        }
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public int bodyLength() {
        return length;
    }
}
