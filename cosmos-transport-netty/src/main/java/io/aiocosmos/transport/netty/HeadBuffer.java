package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.util.Arrays;

/** Gathers the bytes of one head after another, however they arrive; nearly always all at once. */
final class HeadBuffer {
    /** Continuation tokens and session tokens are long; the service allows itself tens of kilobytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int length;

    /** Whether the line that the last byte is on has nothing on it so far but perhaps a carriage return. */
    private boolean blank;

    /** Takes the bytes that belong to the head, and gives the head once it is whole, else {@code null}. */
    AnswerHead add(ByteBuf in) throws ProtocolException {
        int end = end(in);
        int more = (end < 0 ? in.writerIndex() : end) - in.readerIndex();
        if (length + more > MOST_BYTES) throw new ProtocolException("a head of more than " + MOST_BYTES + " bytes");
        if (end >= 0) bytes = Arrays.copyOf(bytes, length + more);
        else if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (length + more));
        in.readBytes(bytes, length, more);
        length += more;
        return end < 0 ? null : take();
    }

    private AnswerHead take() throws ProtocolException {
        byte[] head = bytes;
        bytes = NOTHING;
        length = 0;
        blank = false;
        return new AnswerHead(head);
    }

    /** The index behind the blank line, or -1. */
    private int end(ByteBuf in) {
        int to = in.writerIndex();
        for (int from = in.readerIndex(); from < to; blank = true) {
            int lineEnd = in.indexOf(from, to, (byte) '\n');
            int stop = lineEnd < 0 ? to : lineEnd;
            blank &= stop == from || stop == from + 1 && in.getByte(from) == '\r';
            if (lineEnd < 0) return -1;
            if (blank) return lineEnd + 1;
            from = lineEnd + 1;
        }
        return -1;
    }
}
