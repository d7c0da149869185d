package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Collects the bytes of one head after another, which nearly always arrive all at once, and finds where its lines begin,
 * eight bytes at a time.
 */
final class HeadBuffer {
    /** Continuation tokens and session tokens are long: the service sends tens of kilobytes. */
    private static final int MAX_BYTES = 256 * 1024;

    /** Searched at a time, so that little of a body is copied here. */
    private static final int PART_BYTES = 2048;

    private static final int USUAL_LINES = 40;

    /** First byte of a TLS server's response to plain HTTP. */
    private static final byte TLS_ALERT = 21;

    private static final byte TLS_VERSION = 3;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long TOP_BITS = EACH_BYTE << 7;
    private static final long LINE_FEEDS = EACH_BYTE * '\n';

    /** A TLS alert came instead of a head: the server did not see a request. */
    static final class TlsAlertException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        TlsAlertException() {
            super("a TLS alert");
        }
    }

    private byte[] bytes = new byte[PART_BYTES];
    private int length;

    /** Where the lines behind the first begin. */
    private int[] starts = new int[USUAL_LINES];

    private int line; // index of the line that is searched; 0 is the status line
    private int searched;

    /** Reads the bytes that belong to the head; returns the head once it is complete, else {@code null}. */
    ResponseHead add(ByteBuf in) throws ProtocolException {
        while (in.isReadable()) {
            int part = Math.min(in.readableBytes(), PART_BYTES);
            if (length + part > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (length + part));
            in.getBytes(in.readerIndex(), bytes, length, part);
            int end = end(length + part);
            int consumed = end < 0 ? part : end - length;
            in.skipBytes(consumed);
            length += consumed;
            if (length > MAX_BYTES) throw new ProtocolException("a head of more than " + MAX_BYTES + " bytes");
            if (end >= 0) return take();
        }
        if (length > 1 && bytes[0] == TLS_ALERT && bytes[1] == TLS_VERSION) throw new TlsAlertException();
        return null;
    }

    /** The index behind the blank line, or -1. */
    private int end(int limit) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (searched < limit) {
            if (limit - searched >= Long.BYTES) {
                long word = words.getLong(searched) ^ LINE_FEEDS;
                long found = word - EACH_BYTE & ~word & TOP_BITS; // exact up to its lowest bit
                searched += found == 0 ? Long.BYTES : Long.numberOfTrailingZeros(found) >>> 3;
                if (found == 0) continue;
            }
            if (bytes[searched++] != '\n') continue;
            if (isBlank()) return searched;
            if (line == starts.length) starts = Arrays.copyOf(starts, 2 * line);
            starts[line++] = searched;
        }
        return -1;
    }

    /** Whether the line that ends here is empty or a carriage return. The status line never counts as blank. */
    private boolean isBlank() {
        if (line == 0) return false;
        int start = starts[line - 1];
        int rest = searched - 1 - start;
        return rest == 0 || rest == 1 && bytes[start] == '\r';
    }

    private ResponseHead take() throws ProtocolException {
        ResponseHead head = new ResponseHead(Arrays.copyOf(bytes, length), starts, line);
        length = 0;
        line = 0;
        searched = 0;
        if (bytes.length > 8 * PART_BYTES) bytes = new byte[PART_BYTES];
        return head;
    }
}
