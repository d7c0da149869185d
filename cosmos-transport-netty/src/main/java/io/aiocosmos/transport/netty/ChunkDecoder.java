package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;

/** Reads the frames of a chunked body (RFC 9112, 7.1). Extensions and trailers are skipped. */
final class ChunkDecoder {
    private enum ChunkState {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILER,
        END
    }

    private static final int MAX_LINE_BYTES = 16 << 10;

    private ChunkState state = ChunkState.SIZE;
    private long left;
    private int digits;
    private int lineBytes;

    /** How many of the next bytes belong to the body; 0 at the end, or if the frame needs more bytes first. */
    int next(ByteBuf in) throws ProtocolException {
        while (in.isReadable() && state != ChunkState.DATA && state != ChunkState.END) step(in.readByte());
        return state == ChunkState.DATA ? (int) Math.min(left, in.readableBytes()) : 0;
    }

    /** Counts bytes of the body as read. */
    void consumed(int bytes) {
        left -= bytes;
        if (left > 0) return;
        state = ChunkState.DATA_END;
        lineBytes = 0;
    }

    boolean isEnd() {
        return state == ChunkState.END;
    }

    private void step(byte b) throws ProtocolException {
        if (++lineBytes > MAX_LINE_BYTES) throw new ProtocolException("a chunk without end");
        if (state == ChunkState.SIZE && Character.digit(b, 16) >= 0) size(Character.digit(b, 16));
        else if (b == '\n') endOfLine();
        else if (state == ChunkState.SIZE) state = afterSize(b);
        else if (state == ChunkState.DATA_END && b != '\r') throw new ProtocolException("a chunk longer than its size");
    }

    private void size(int digit) throws ProtocolException {
        left = left << 4 | digit;
        digits++;
        if (left > Integer.MAX_VALUE) throw new ProtocolException("a chunk of more than 2 GB");
    }

    /** A blank, the line break or an extension may follow the size; anything else makes it invalid. */
    private ChunkState afterSize(byte b) throws ProtocolException {
        if (digits == 0 || b != ';' && b != ' ' && b != '\t' && b != '\r')
            throw new ProtocolException("a chunk without a size");
        return ChunkState.EXTENSION;
    }

    private void endOfLine() throws ProtocolException {
        switch (state) {
            case DATA_END:
                state = ChunkState.SIZE;
                break;
            case TRAILER:
                if (lineBytes <= 2) state = ChunkState.END; // an empty line: LF or CRLF
                break;
            default:
                if (digits == 0) throw new ProtocolException("a chunk without a size");
                state = left > 0 ? ChunkState.DATA : ChunkState.TRAILER;
        }
        digits = 0;
        lineBytes = 0;
    }
}
