package io.aiocosmos.benchmarks.bare;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One connection: one request, one answer, and again. */
final class Exchange extends ChannelDuplexHandler {
    /** Makes something of a body. */
    interface Reader {
        Object read(byte[] body);
    }

    /** A page as it came. */
    record Page(byte[] body, String continuation) {}

    /** A request and who waits for its answer: one of the two. */
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

        private void answered(byte[] body, String continuation) {
            if (page != null) page.complete(new Page(body, continuation));
            else done.accept(reader.read(body), null);
        }
    }

    private final Consumer<Channel> free;
    private Task task;

    Exchange(Consumer<Channel> free) {
        this.free = free;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        task = (Task) message;
        context.write(task.request(), promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        FullHttpResponse answer = (FullHttpResponse) message;
        Task answered = task;
        task = null;
        byte[] body = ByteBufUtil.getBytes(answer.content());
        int status = answer.status().code();
        String continuation = answered.page() == null ? null : answer.headers().get("x-ms-continuation");
        answer.release();
        free.accept(context.channel());
        if (status >= 300) answered.fail(new IOException("status " + status));
        else answered.answered(body, continuation);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
        if (task != null) task.fail(cause);
    }
}
