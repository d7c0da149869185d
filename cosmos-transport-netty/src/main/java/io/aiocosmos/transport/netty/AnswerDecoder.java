package io.aiocosmos.transport.netty;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Netty's decoder, told which answers have no body whatever their headers say: those to HEAD and CONNECT. */
final class AnswerDecoder extends HttpResponseDecoder {
    /** Continuation tokens and session tokens are long; the service allows itself tens of kilobytes. */
    private static final int MOST_HEADER_BYTES = 256 * 1024;

    private boolean noBody;

    AnswerDecoder() {
        super(new HttpDecoderConfig()
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxChunkSize(Integer.MAX_VALUE) // body bytes are handed on as they come, never gathered here
                .setValidateHeaders(false)); // they are only looked up; splitting them is checked either way
    }

    void expectNoBody(boolean expected) {
        noBody = expected;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return noBody || super.isContentAlwaysEmpty(message);
    }
}
