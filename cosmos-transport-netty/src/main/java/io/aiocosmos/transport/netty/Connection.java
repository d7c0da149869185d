package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.concurrent.RejectedExecutionException;

/**
 * One connection of the pool and its current call, from before the socket is opened until after it is closed. Confined to
 * its event loop, but for {@link #retire}, {@link #abandon} and {@link #shutDown}.
 */
final class Connection extends ChannelInboundHandlerAdapter implements ConnectTask.Listener {
    private enum State {
        NEW,
        CONNECTING,
        READY,
        CLOSED
    }

    private final Origin origin;
    private final EventLoop loop;
    private final ConnectionPool pool;
    private final Connector connector;
    private InetSocketAddress proxy; // null for none
    private RequestWriter writer;
    private final ResponseReader reader;
    private final Alarm alarm;
    private State state = State.NEW;
    private ConnectTask connectTask;
    private Channel channel;
    private NettyCall call;
    private ChannelFuture written;

    Connection(Origin origin, EventLoop loop, ConnectionPool pool, Connector connector) {
        this.origin = origin;
        this.loop = loop;
        this.pool = pool;
        this.connector = connector;
        this.reader = new ResponseReader(connector.maxResponseBytes());
        this.alarm = new Alarm(loop, System::nanoTime, this::onAlarm);
    }

    Origin origin() {
        return origin;
    }

    EventLoop loop() {
        return loop;
    }

    /** Starts a call that the pool assigned to this connection. */
    void start(NettyCall next) {
        if (state == State.CLOSED) {
            pool.take(next); // closed while idle, before this task ran: nothing was written
            return;
        }
        call = next;
        if (state == State.NEW) connect();
        else send();
    }

    private void connect() {
        state = State.CONNECTING;
        try {
            proxy = connector.proxy(origin);
        } catch (IllegalStateException e) {
            notConnected(Kind.CONNECT, e);
            return;
        }
        writer = new RequestWriter(origin, proxy == null || origin.secure() ? null : connector.proxyHeader());
        long now = System.nanoTime();
        long end = now + Math.min(connector.timeoutNanos(), call.deadline() - now);
        alarm.set(end);
        connectTask = new ConnectTask(connector, origin, proxy, loop, end, this);
        connectTask.start();
    }

    @Override
    public void connected(Channel opened) {
        connectTask = null;
        channel = opened;
        state = State.READY;
        channel.pipeline().addLast(this);
        send();
    }

    @Override
    public void notConnected(Kind kind, Throwable cause) {
        fail(Failures.notConnected(kind, origin, proxy, cause));
    }

    private void send() {
        if (call.isDone() || call.deadline() - System.nanoTime() <= 0) {
            skip();
        } else {
            alarm.set(call.deadline());
            reader.expectNoBody(call.request().method().equals("HEAD"));
            written = writer.write(channel, call.request());
            if (written.isDone() && !written.isSuccess()) broken(written.cause());
        }
    }

    /**
     * Skips a call that was cancelled or is past its deadline. The connection is released in a task of its own, so that
     * thousands of such calls in a row do not nest on the stack.
     */
    private void skip() {
        NettyCall over = call;
        call = null;
        loop.execute(() -> {
            if (state == State.READY) free();
        });
        over.completeExceptionally(Failures.responseTimeout(false, origin)); // no effect if it was cancelled
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (call == null) throw new ProtocolException("a response without a request");
            reader.add((ByteBuf) message);
        } catch (ProtocolException e) {
            broken(e);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /**
     * Completes the call here and not at the last byte: bytes behind the response have been seen by now, and cannot be
     * mistaken for the next response.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (call != null && reader.isComplete()) complete(written.isDone() && reader.keepsConnection());
    }

    private void complete(boolean reusable) {
        NettyCall completed = call;
        NettyResponse response = reader.take();
        call = null;
        if (reusable) free();
        else end(false);
        completed.complete(response); // last, so that dependent calls find the connection free
    }

    private void free() {
        alarm.set(System.nanoTime() + pool.idleNanos());
        pool.release(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broken(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        reader.closed();
        broken(null);
    }

    private void broken(Throwable cause) {
        if (state == State.CLOSED) return;
        if (call != null && reader.isComplete()) complete(false);
        else fail(Failures.broken(origin, cause));
    }

    private void onAlarm() {
        if (state == State.CONNECTING) fail(connectTimeout());
        else if (call != null) fail(Failures.responseTimeout(true, origin));
        else if (pool.removeIdle(this)) end(false);
    }

    private TransportFailure connectTimeout() {
        boolean ofCall = call.deadline() - System.nanoTime() <= 0; // else the connect time-out expired
        return ofCall || !connectTask.isInTls()
                ? Failures.connectTimeout(origin, proxy)
                : Failures.tlsTimeout(origin, proxy);
    }

    /** Closes the connection, which is out of the pool and carries no call. */
    void retire() {
        onLoop(() -> end(false));
    }

    /** Drops a cancelled call and closes the connection. */
    void abandon(NettyCall cancelled) {
        onLoop(() -> {
            if (call != cancelled) return;
            call = null;
            end(true);
        });
    }

    /** Closes the connection because the transport closes. */
    void shutDown() {
        onLoop(() -> {
            if (state != State.CLOSED) fail(Failures.closed(state == State.READY));
        });
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop has ended, and every connection on it with it.
        }
    }

    private void fail(TransportFailure failure) {
        NettyCall failed = call;
        call = null;
        end(failed != null);
        if (failed != null) failed.completeExceptionally(failure);
    }

    private void end(boolean abruptly) {
        if (state == State.CLOSED) return;
        state = State.CLOSED;
        alarm.cancel();
        if (connectTask != null) connectTask.abandon();
        if (channel == null) {
            pool.connectionClosed(this);
            return;
        }
        channel.closeFuture().addListener(closed -> pool.connectionClosed(this));
        // Closing from the first handler skips the TLS close_notify, which a dead peer would delay.
        if (abruptly) channel.pipeline().firstContext().close();
        else channel.close();
    }
}
