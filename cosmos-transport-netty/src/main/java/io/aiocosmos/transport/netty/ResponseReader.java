package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.util.Arrays;

/**
 * Reads one response after another, each body straight into the array that the caller gets. Every byte received counts
 * towards the limit, and memory grows with the bytes received, not with the announced length.
 */
final class ResponseReader {
    private static final int MIN_BODY_BYTES = 8 << 10;

    /**
     * A body announced with up to so many bytes, as a page of 100 items of 1 KB, gets its array at once; the array of a longer
     * one grows.
     */
    private static final int MAX_INITIAL_BODY_BYTES = 128 << 10;

    /** For heads, frames and trailers beside the body; see {@code TransportSettings.maxResponseBytes()}. */
    private static final int MAX_OTHER_BYTES = 256 << 10;

    private static final byte[] EMPTY = new byte[0];

    private final HeadBuffer heads = new HeadBuffer();
    private final int maxBodyBytes;
    private long received;
    private ResponseHead head;
    private long begun;
    private Framing framing;
    private ChunkDecoder chunkDecoder;
    private byte[] body = EMPTY;
    private int length;
    private boolean noBody;
    private boolean complete;

    ResponseReader(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Whether the next response has no body whatever its headers say, as responses to HEAD. */
    void expectNoBody(boolean expected) {
        noBody = expected;
    }

    /** Reads bytes; the caller releases them. */
    void add(ByteBuf bytes) throws ProtocolException {
        received += bytes.readableBytes();
        try {
            while (bytes.isReadable()) step(bytes);
            if (received - MAX_OTHER_BYTES > maxBodyBytes) throw tooLong();
        } catch (ProtocolException e) {
            throw problem(e.getMessage(), e);
        }
    }

    private void step(ByteBuf bytes) throws ProtocolException {
        if (complete) throw new ProtocolException("more than one response");
        if (head == null) begin(heads.add(bytes));
        else if (chunkDecoder == null) append(bytes, bytes.readableBytes());
        else append(bytes, chunkDecoder.next(bytes));
        if (head != null) complete = chunkDecoder == null ? length == framing.length() : chunkDecoder.isEnd();
    }

    private void begin(ResponseHead next) throws ProtocolException {
        if (next == null || next.isInterim()) return;
        framing = Framing.of(next, noBody);
        if (framing.length() > maxBodyBytes) throw tooLong();
        if (framing.length() > 0) body = new byte[(int) Math.min(framing.length(), MAX_INITIAL_BODY_BYTES)];
        if (framing.isChunked()) chunkDecoder = new ChunkDecoder();
        head = next;
        begun = System.nanoTime();
    }

    private void append(ByteBuf bytes, int available) throws ProtocolException {
        int more = framing.length() < 0 ? available : (int) Math.min(available, framing.length() - length);
        if (more == 0) return;
        if (more > maxBodyBytes - length) throw tooLong();
        if (length + more > body.length) grow(length + more);
        bytes.readBytes(body, length, more);
        length += more;
        if (chunkDecoder != null) chunkDecoder.consumed(more);
    }

    /** For tests: the current size of the body's array. */
    int reservedBytes() {
        return body.length;
    }

    private void grow(int needed) {
        long doubled = Math.max(MIN_BODY_BYTES, 2L * length);
        long max = framing.length() < 0 ? maxBodyBytes : framing.length();
        body = Arrays.copyOf(body, (int) Math.max(needed, Math.min(doubled, max)));
    }

    /** The server closed the connection: the end of a body without an announced length. */
    void closed() {
        if (head != null && framing.endsWithConnection()) complete = true;
    }

    /** Whether the final response was read to its last byte. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the connection can be reused after the complete response. */
    boolean keepsConnection() {
        return framing.keepsConnection();
    }

    /** Returns the complete response and starts with the next one. */
    NettyResponse take() {
        NettyResponse response = new NettyResponse(head, body, length, begun);
        head = null;
        framing = null;
        chunkDecoder = null;
        body = EMPTY;
        length = 0;
        received = 0;
        complete = false;
        return response;
    }

    private ProtocolException tooLong() {
        return new ProtocolException("it is longer than the " + maxBodyBytes + " bytes of maxResponseBytes");
    }

    private static ProtocolException problem(String what, Throwable cause) {
        ProtocolException problem = new ProtocolException("the response is invalid: " + what);
        problem.initCause(cause);
        return problem;
    }
}
