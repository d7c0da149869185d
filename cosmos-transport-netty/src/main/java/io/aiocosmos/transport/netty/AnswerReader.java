package io.aiocosmos.transport.netty;

import static io.aiocosmos.spi.TransportResponse.MOST_BODY_BYTES;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.util.Arrays;

/** Reads one answer after another, each body straight into the array that the caller gets. */
final class AnswerReader {
    private static final int FIRST_BODY_BYTES = 8 << 10;
    private static final byte[] NOTHING = new byte[0];

    private final HeadBuffer heads = new HeadBuffer();
    private AnswerHead head;
    private Framing framing;
    private Chunks chunks;
    private byte[] body = NOTHING;
    private int length;
    private boolean noBody;
    private boolean complete;

    /** Tells of the request whose answer is next: answers to HEAD and CONNECT have no body whatever they say. */
    void expectNoBody(boolean expected) {
        noBody = expected;
    }

    /** Takes bytes in; the caller releases them. */
    void add(ByteBuf bytes) throws ProtocolException {
        try {
            while (bytes.isReadable()) step(bytes);
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
        if (framing.length() > MOST_BODY_BYTES) throw tooLong();
        if (framing.length() > 0) body = new byte[(int) framing.length()];
        if (framing.isChunked()) chunks = new Chunks();
        head = next;
    }

    private void append(ByteBuf bytes, int available) throws ProtocolException {
        int more = framing.length() < 0 ? available : Math.min(available, body.length - length);
        if (more == 0) return;
        if (length + more > MOST_BODY_BYTES) throw tooLong();
        if (length + more > body.length) grow(length + more);
        bytes.readBytes(body, length, more);
        length += more;
        if (chunks != null) chunks.taken(more);
    }

    private void grow(int needed) {
        int ample = Math.max(FIRST_BODY_BYTES, Math.min(2 * length, MOST_BODY_BYTES));
        body = Arrays.copyOf(body, Math.max(needed, ample));
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
        complete = false;
        return answer;
    }

    private static ProtocolException tooLong() {
        return new ProtocolException("a body of more than " + MOST_BODY_BYTES + " bytes");
    }

    private static ProtocolException problem(String what, Throwable cause) {
        ProtocolException problem = new ProtocolException("the answer is unusable: " + what);
        problem.initCause(cause);
        return problem;
    }
}
