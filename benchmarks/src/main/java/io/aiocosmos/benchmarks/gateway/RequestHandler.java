package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/** Handles one connection: finds the end of each request and responds. */
final class RequestHandler extends ChannelInboundHandlerAdapter {
    private static final int FAR_MILLIS = 5;

    private final CannedResponses responses;
    private final RequestCounter traffic;
    private final RequestReader request = new RequestReader();
    private ByteBuf kept; // the beginning of a request; null if there is none
    private int awaited; // its length; 0 if that is not known yet

    RequestHandler(CannedResponses responses, RequestCounter traffic) {
        this.responses = responses;
        this.traffic = traffic;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (kept != null) {
            kept.writeBytes(bytes);
            bytes.release();
            if (kept.readableBytes() < awaited) return;
            bytes = kept;
            kept = null;
        }
        boolean more = true;
        while (more && bytes.isReadable()) more = respond(context, bytes);
        if (bytes.isReadable()) keep(context, bytes);
        bytes.release();
    }

    private void keep(ChannelHandlerContext context, ByteBuf bytes) {
        kept = context.alloc().buffer(Math.max(awaited, bytes.readableBytes())).writeBytes(bytes);
    }

    /** Whether a whole request was there. */
    private boolean respond(ChannelHandlerContext context, ByteBuf bytes) {
        awaited = 0;
        if (!request.read(bytes)) return false;
        awaited = request.length();
        if (bytes.readableBytes() < awaited) return false;
        ByteBuf response = request.choose(bytes, responses);
        bytes.skipBytes(awaited);
        traffic.add();
        if (request.isFar())
            context.executor()
                    .schedule(
                            () -> context.writeAndFlush(response.duplicate(), context.voidPromise()),
                            FAR_MILLIS,
                            TimeUnit.MILLISECONDS);
        else context.write(response.duplicate(), context.voidPromise());
        return true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (kept != null) kept.release();
        kept = null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the client hung up
    }
}
