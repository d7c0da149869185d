package io.aiocosmos.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.ProtocolException;
import java.util.Arrays;

/** Gathers one answer after another, each body straight into the array that the caller gets. */
final class AnswerReader {
    /** Far more than the service sends; a limit so that a broken peer cannot exhaust the heap. */
    private static final int MOST_BODY_BYTES = 64 << 20;

    private static final int FIRST_BODY_BYTES = 8 << 10;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final byte[] NOTHING = new byte[0];

    private HttpResponse head;
    private byte[] body = NOTHING;
    private int length;
    private boolean complete;

    /** Adds a part; the caller releases it. */
    void add(HttpObject part) throws ProtocolException {
        if (part.decoderResult().isFailure())
            throw problem("not HTTP", part.decoderResult().cause());
        if (complete) throw problem("more than one answer", null);
        if (part instanceof HttpResponse) begin((HttpResponse) part);
        if (part instanceof HttpContent) append(((HttpContent) part).content());
        if (part instanceof LastHttpContent) complete = !isInterim();
    }

    private void begin(HttpResponse response) throws ProtocolException {
        head = response;
        int status = response.status().code();
        if (status < 100 || status > 599) throw problem("status " + status, null);
        long announced = HttpUtil.getContentLength(response, 0L);
        if (announced > MOST_BODY_BYTES) throw tooLong();
        body = NOTHING;
        length = 0;
    }

    private void append(ByteBuf bytes) throws ProtocolException {
        int more = bytes.readableBytes();
        if (more == 0) return;
        if (length + more > MOST_BODY_BYTES) throw tooLong();
        if (length + more > body.length) grow(length + more);
        bytes.readBytes(body, length, more);
        length += more;
    }

    private void grow(int needed) {
        int announced = length == 0 ? (int) HttpUtil.getContentLength(head, 0L) : 0;
        int ample = announced > 0 ? announced : Math.max(FIRST_BODY_BYTES, Math.min(2 * length, MOST_BODY_BYTES));
        body = Arrays.copyOf(body, Math.max(needed, ample));
    }

    private boolean isInterim() {
        int status = head.status().code();
        return status < 200 && status != SWITCHING_PROTOCOLS;
    }

    /** Whether the final answer is there to its last byte. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the connection stays good for another request after the complete answer. */
    boolean keepsConnection() {
        return HttpUtil.isKeepAlive(head) && head.status().code() != SWITCHING_PROTOCOLS;
    }

    /** Gives the complete answer away and begins anew. */
    NettyResponse take() {
        NettyResponse answer = new NettyResponse(head.status().code(), head.headers(), body, length);
        head = null;
        body = NOTHING;
        length = 0;
        complete = false;
        return answer;
    }

    private static ProtocolException tooLong() {
        return problem("a body of more than " + MOST_BODY_BYTES + " bytes", null);
    }

    private static ProtocolException problem(String what, Throwable cause) {
        ProtocolException problem = new ProtocolException("the answer is unusable: " + what);
        problem.initCause(cause);
        return problem;
    }
}
