package io.aiocosmos.benchmarks.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/** One connection: finds where requests end and answers each. */
final class Requests extends ChannelInboundHandlerAdapter {
    private static final ByteBuf HEAD_END =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));

    private final Answers answers;
    private final Traffic traffic;
    private final Request request = new Request();
    private ByteBuf kept = Unpooled.EMPTY_BUFFER;

    Requests(Answers answers, Traffic traffic) {
        this.answers = answers;
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
        int start = bytes.readerIndex();
        int found = ByteBufUtil.indexOf(HEAD_END, bytes);
        if (found < 0) return false;
        int length = found + HEAD_END.readableBytes() - start;
        request.read(bytes.toString(start, length, StandardCharsets.ISO_8859_1));
        if (bytes.readableBytes() < length + request.bodyLength()) return false;
        bytes.skipBytes(length + request.bodyLength());
        traffic.add();
        context.write(request.choose(answers).duplicate(), context.voidPromise());
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
