package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** One connection: finds where requests end and answers each. */
final class Requests extends ChannelInboundHandlerAdapter {
    private final CannedResponses responses;
    private final Traffic traffic;
    private final Request request = new Request();
    private ByteBuf kept = Unpooled.EMPTY_BUFFER;

    Requests(CannedResponses responses, Traffic traffic) {
        this.responses = responses;
        this.traffic = traffic;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (kept.isReadable()) bytes = Unpooled.wrappedBuffer(kept, bytes);
        boolean more = true;
        while (more && bytes.isReadable()) more = answer(context, bytes);
        kept = bytes.isReadable() ? Unpooled.copiedBuffer(bytes) : Unpooled.EMPTY_BUFFER;
        bytes.release();
    }

    /** Whether a whole request was there. */
    private boolean answer(ChannelHandlerContext context, ByteBuf bytes) {
        if (!request.read(bytes) || bytes.readableBytes() < request.length()) return false;
        bytes.skipBytes(request.length());
        traffic.add();
        context.write(request.choose(responses).duplicate(), context.voidPromise());
        return true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a contestant that hung up
    }
}
