package io.aiocosmos.transport.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** Writes requests to one origin: head and body in one buffer, one write and one flush. */
final class RequestWriter {
    /** A longer body is sent from its own array instead of being copied behind the head. */
    private static final int MAX_COPIED_BYTES = 64 << 10;

    private static final int LINE_BREAK = '\r' << 8 | '\n';
    private static final int COLON_SPACE = ':' << 8 | ' ';

    private final boolean secure;
    private final byte[] beforeTarget;
    private final byte[] afterTarget;

    /** @param proxyHeader a header line or an empty string for a proxy that reads the requests; {@code null} for no proxy */
    RequestWriter(Origin origin, String proxyHeader) {
        secure = origin.secure();
        beforeTarget = (proxyHeader != null ? " " + origin : " ").getBytes(US_ASCII);
        String host = " HTTP/1.1\r\nhost: " + origin.authority() + "\r\n";
        afterTarget = (proxyHeader == null ? host : host + proxyHeader).getBytes(US_ASCII);
    }

    /** Why HTTP/1.1 cannot carry the request as it is; {@code null} if it can. */
    static TransportFailure unsupported(TransportRequest request) {
        if (!isVisibleAscii(request.method())) return Failures.refused("the method");
        if (!isVisibleAscii(request.target())) return Failures.refused("the target");
        if (request.hasDotSegment()) return Failures.dotSegment();
        for (int i = 0; i < request.headerCount(); i++)
            if (!isVisibleAscii(request.headerName(i)) || !isOneLatinLine(request.headerValue(i)))
                return Failures.refused("header " + i);
        return null;
    }

    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) return false;
        return !text.isEmpty();
    }

    private static boolean isOneLatinLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F || c > 0xFF) return false;
        }
        return true;
    }

    /** Writes and flushes; the future completes when the last byte was written. */
    ChannelFuture write(Channel channel, TransportRequest request) {
        boolean copied = request.bodyLength() <= MAX_COPIED_BYTES;
        int size = headSize(request) + (copied ? request.bodyLength() : 0);
        // The JDK's TLS engine reads heap arrays, a socket direct memory.
        ByteBuf buffer =
                secure ? channel.alloc().heapBuffer(size) : channel.alloc().directBuffer(size);
        writeHead(buffer, request);
        if (copied) {
            buffer.writeBytes(request.body(), request.bodyOffset(), request.bodyLength());
            return channel.writeAndFlush(buffer);
        }
        channel.write(buffer, channel.voidPromise());
        return channel.writeAndFlush(
                Unpooled.wrappedBuffer(request.body(), request.bodyOffset(), request.bodyLength()));
    }

    private void writeHead(ByteBuf buffer, TransportRequest request) {
        ByteBufUtil.writeAscii(buffer, request.method());
        buffer.writeBytes(beforeTarget);
        ByteBufUtil.writeAscii(buffer, request.target());
        buffer.writeBytes(afterTarget);
        for (int i = 0; i < request.headerCount(); i++)
            writeHeader(buffer, request.headerName(i), request.headerValue(i));
        if (request.hasBody() || expectsBody(request.method()))
            writeHeader(buffer, "content-length", Integer.toString(request.bodyLength()));
        buffer.writeShort(LINE_BREAK);
    }

    /** Netty's "ASCII" keeps all 8 bits, so values are written as ISO-8859-1. */
    private static void writeHeader(ByteBuf buffer, String name, String value) {
        ByteBufUtil.writeAscii(buffer, name);
        buffer.writeShort(COLON_SPACE);
        ByteBufUtil.writeAscii(buffer, value);
        buffer.writeShort(LINE_BREAK);
    }

    private int headSize(TransportRequest request) {
        int size = request.method().length()
                + beforeTarget.length
                + request.target().length()
                + afterTarget.length
                + "content-length: 1234567890\r\n\r\n".length();
        for (int i = 0; i < request.headerCount(); i++)
            size += request.headerName(i).length() + request.headerValue(i).length() + 4;
        return size;
    }

    /** Methods for which RFC 9110 (8.6) wants a length even without a body. */
    private static boolean expectsBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
}
