package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.TransportResponse;
import java.util.function.BiConsumer;

/** A response on the heap, without pooled buffers. */
final class NettyResponse implements TransportResponse {
    private final ResponseHead head;
    private final byte[] body;
    private final int length;
    private final long firstByteNanos;

    NettyResponse(ResponseHead head, byte[] body, int length, long firstByteNanos) {
        this.head = head;
        this.body = body;
        this.length = length;
        this.firstByteNanos = firstByteNanos;
    }

    @Override
    public int status() {
        return head.status();
    }

    @Override
    public String header(String name) {
        return head.header(name);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        head.forEachHeader(action);
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
        return length;
    }
}
