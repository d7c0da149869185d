package io.aiocosmos.benchmarks.bare;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Sends requests over one connection, one at a time. A body is copied once, from the socket's buffer into its array.
 */
final class ConnectionHandler extends ChannelDuplexHandler {
    /** Reads a body. */
    interface Reader {
        Object read(byte[] body);
    }

    /** A page, not parsed. */
    record Page(byte[] body, String continuation) {}

    /** A request and the receiver of its response: one of the two. */
    record Task(
            FullHttpRequest request, Reader reader, BiConsumer<Object, Throwable> done, CompletableFuture<Page> page) {
        Task(FullHttpRequest request, Reader reader, BiConsumer<Object, Throwable> done) {
            this(request, reader, done, null);
        }

        Task(FullHttpRequest request, CompletableFuture<Page> page) {
            this(request, null, null, page);
        }

        void fail(Throwable problem) {
            if (page != null) page.completeExceptionally(problem);
            else done.accept(null, problem);
        }

        private void answered(HttpResponse head, byte[] body) {
            if (page != null) page.complete(new Page(body, head.headers().get("x-ms-continuation")));
            else done.accept(reader.read(body), null);
        }
    }

    private final Consumer<Channel> free;
    private Task task;
    private HttpResponse head;
    private byte[] body;
    private int length;

    ConnectionHandler(Consumer<Channel> free) {
        this.free = free;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        task = (Task) message;
        context.write(task.request(), promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) begin(response);
        if (message instanceof HttpContent content) append(content.content());
        ReferenceCountUtil.release(message);
        if (message instanceof LastHttpContent) end(context.channel());
    }

    /** The gateway always sends a content length. */
    private void begin(HttpResponse response) {
        head = response;
        body = new byte[response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH)];
        length = 0;
    }

    private void append(ByteBuf part) {
        int more = part.readableBytes();
        part.readBytes(body, length, more);
        length += more;
    }

    private void end(Channel channel) {
        Task answered = task;
        task = null;
        free.accept(channel);
        int status = head.status().code();
        if (status >= 300) answered.fail(new IOException("status " + status));
        else answered.answered(head, body);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
        if (task != null) task.fail(cause);
    }
}
