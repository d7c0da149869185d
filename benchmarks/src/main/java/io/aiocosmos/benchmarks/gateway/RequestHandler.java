package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Handles one connection: finds the end of each request and responds. */
final class RequestHandler extends ChannelInboundHandlerAdapter {
    private final CannedResponses responses;
    private final RequestCounter traffic;
    private final RequestReader request = new RequestReader();
    private ByteBuf kept = Unpooled.EMPTY_BUFFER;

    RequestHandler(CannedResponses responses, RequestCounter traffic) {
        this.responses = responses;
        this.traffic = traffic;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (kept.isReadable()) bytes = Unpooled.wrappedBuffer(kept, bytes);
        boolean more = true;
        while (more && bytes.isReadable()) more = respond(context, bytes);
        kept = bytes.isReadable() ? Unpooled.copiedBuffer(bytes) : Unpooled.EMPTY_BUFFER;
        bytes.release();
    }

    /** Whether a whole request was there. */
    private boolean respond(ChannelHandlerContext context, ByteBuf bytes) {
        if (!request.read(bytes) || bytes.readableBytes() < request.length()) return false;
        ByteBuf response = request.choose(bytes, responses);
        bytes.skipBytes(request.length());
        traffic.add();
        context.write(response.duplicate(), context.voidPromise());
        return true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the client hung up
    }
}
