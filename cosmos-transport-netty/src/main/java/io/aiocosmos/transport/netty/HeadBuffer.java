package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gathers the bytes of one head after another, however they arrive, nearly always all at once; and finds where its lines
 * begin, eight bytes at a time.
 */
final class HeadBuffer {
    /** Continuation tokens and session tokens are long; the service allows itself tens of kilobytes. */
    private static final int MOST_BYTES = 256 * 1024;

    /** Looked at in one go, so that little of a body is copied here. */
    private static final int PART_BYTES = 2048;

    private static final int USUAL_LINES = 40;

    /** How a TLS server begins when it was spoken to in clear. */
    private static final byte TLS_ALERT = 21;

    private static final byte TLS_VERSION = 3;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long TOP_BITS = EACH_BYTE << 7;
    private static final long LINE_FEEDS = EACH_BYTE * '\n';

    /** No head comes, but an alert of TLS: the request was none to the other side. */
    static final class SpeaksTlsException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        SpeaksTlsException() {
            super("an alert of TLS");
        }
    }

    private byte[] bytes = new byte[PART_BYTES];
    private int length;

    /** Where the lines behind the first begin. */
    private int[] starts = new int[USUAL_LINES];

    private int line; // the number of the one that is searched, the status line's is 0
    private int searched;

    /** Takes the bytes that belong to the head, and gives the head once it is whole, else {@code null}. */
    AnswerHead add(ByteBuf in) throws ProtocolException {
        while (in.isReadable()) {
            int part = Math.min(in.readableBytes(), PART_BYTES);
            if (length + part > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (length + part));
            in.getBytes(in.readerIndex(), bytes, length, part);
            int end = end(length + part);
            int taken = end < 0 ? part : end - length;
            in.skipBytes(taken);
            length += taken;
            if (length > MOST_BYTES) throw new ProtocolException("a head of more than " + MOST_BYTES + " bytes");
            if (end >= 0) return take();
        }
        if (length > 1 && bytes[0] == TLS_ALERT && bytes[1] == TLS_VERSION) throw new SpeaksTlsException();
        return null;
    }

    /** The index behind the blank line, or -1. */
    private int end(int limit) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (searched < limit) {
            if (limit - searched >= Long.BYTES) {
                long word = words.getLong(searched) ^ LINE_FEEDS;
                long found = word - EACH_BYTE & ~word & TOP_BITS; // right up to its lowest bit
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

    /** Whether the line that ends here has nothing on it but perhaps a carriage return. The first is never the last. */
    private boolean isBlank() {
        if (line == 0) return false;
        int start = starts[line - 1];
        int rest = searched - 1 - start;
        return rest == 0 || rest == 1 && bytes[start] == '\r';
    }

    private AnswerHead take() throws ProtocolException {
        AnswerHead head = new AnswerHead(Arrays.copyOf(bytes, length), starts, line);
        length = 0;
        line = 0;
        searched = 0;
        if (bytes.length > 8 * PART_BYTES) bytes = new byte[PART_BYTES];
        return head;
    }
}
