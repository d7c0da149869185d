package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.util.Arrays;

/**
 * Reads one answer after another, each body straight into the array that the caller gets. Every byte that comes counts
 * towards the limit, and memory follows what comes, not what is announced.
 */
final class AnswerReader {
    private static final int FIRST_BODY_BYTES = 8 << 10;

    /** An announced body of so many bytes gets its array at once, a longer one as it comes. */
    private static final int TRUSTED_BODY_BYTES = 64 << 10;

    /** What heads, frames and trailers may add to the body; see {@code TransportSettings.maxResponseBytes()}. */
    private static final int MOST_OTHER_BYTES = 256 << 10;

    private static final byte[] NOTHING = new byte[0];

    private final HeadBuffer heads = new HeadBuffer();
    private final int mostBodyBytes;
    private long received;
    private AnswerHead head;
    private Framing framing;
    private Chunks chunks;
    private byte[] body = NOTHING;
    private int length;
    private boolean noBody;
    private boolean complete;

    AnswerReader(int mostBodyBytes) {
        this.mostBodyBytes = mostBodyBytes;
    }

    /** Tells of the request whose answer is next: answers to HEAD and CONNECT have no body whatever they say. */
    void expectNoBody(boolean expected) {
        noBody = expected;
    }

    /** Takes bytes in; the caller releases them. */
    void add(ByteBuf bytes) throws ProtocolException {
        received += bytes.readableBytes();
        try {
            while (bytes.isReadable()) step(bytes);
            if (received - MOST_OTHER_BYTES > mostBodyBytes) throw tooLong();
        } catch (ProtocolException e) {
            throw problem(e.getMessage(), e);
        }
    }

    private void step(ByteBuf bytes) throws ProtocolException {
        if (complete) throw new ProtocolException("more than one answer");
        if (head == null) begin(heads.add(bytes));
        else if (chunks == null) append(bytes, bytes.readableBytes());
        else append(bytes, chunks.next(bytes));
        if (head != null) complete = chunks == null ? length == framing.length() : chunks.isEnd();
    }

    private void begin(AnswerHead next) throws ProtocolException {
        if (next == null || next.isInterim()) return;
        framing = Framing.of(next, noBody);
        if (framing.length() > mostBodyBytes) throw tooLong();
        if (framing.length() > 0) body = new byte[(int) Math.min(framing.length(), TRUSTED_BODY_BYTES)];
        if (framing.isChunked()) chunks = new Chunks();
        head = next;
    }

    private void append(ByteBuf bytes, int available) throws ProtocolException {
        int more = framing.length() < 0 ? available : (int) Math.min(available, framing.length() - length);
        if (more == 0) return;
        if (more > mostBodyBytes - length) throw tooLong();
        if (length + more > body.length) grow(length + more);
        bytes.readBytes(body, length, more);
        length += more;
        if (chunks != null) chunks.taken(more);
    }

    /** For tests: how much memory the body has by now. */
    int reservedBytes() {
        return body.length;
    }

    private void grow(int needed) {
        long ample = Math.max(FIRST_BODY_BYTES, 2L * length);
        long most = framing.length() < 0 ? mostBodyBytes : framing.length();
        body = Arrays.copyOf(body, (int) Math.max(needed, Math.min(ample, most)));
    }

    /** The other side closed: that is the end of a body whose length was not told. */
    void closed() {
        if (head != null && framing.endsWithConnection()) complete = true;
    }

    /** Whether the final answer is there to its last byte. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the connection stays good for another request after the complete answer. */
    boolean keepsConnection() {
        return framing.keepsConnection();
    }

    /** Gives the complete answer away and begins anew. */
    NettyResponse take() {
        NettyResponse answer = new NettyResponse(head, body, length);
        head = null;
        framing = null;
        chunks = null;
        body = NOTHING;
        length = 0;
        received = 0;
        complete = false;
        return answer;
    }

    private ProtocolException tooLong() {
        return new ProtocolException("it is longer than the " + mostBodyBytes + " bytes of maxResponseBytes");
    }

    private static ProtocolException problem(String what, Throwable cause) {
        ProtocolException problem = new ProtocolException("the answer is unusable: " + what);
        problem.initCause(cause);
        return problem;
    }
}
