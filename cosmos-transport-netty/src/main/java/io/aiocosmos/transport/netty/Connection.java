package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoEventLoop;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.concurrent.RejectedExecutionException;

/**
 * One connection of the pool and the call it carries, from before the socket is opened until after it is closed. Lives on
 * its event loop; only {@link #retire}, {@link #abandon} and {@link #shutDown} may come from elsewhere.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Dial.Owner {
    private enum State {
        NEW,
        DIALLING,
        READY,
        GONE
    }

    private final Origin origin;
    private final IoEventLoop loop;
    private final ConnectionPool pool;
    private final Dialer dialer;
    private InetSocketAddress proxy; // null for none
    private RequestWriter writer;
    private final AnswerReader reader;
    private final Alarm alarm;
    private State state = State.NEW;
    private Dial dial;
    private Channel channel;
    private Call call;
    private ChannelFuture written;

    Connection(Origin origin, IoEventLoop loop, ConnectionPool pool, Dialer dialer) {
        this.origin = origin;
        this.loop = loop;
        this.pool = pool;
        this.dialer = dialer;
        this.reader = new AnswerReader(dialer.maxResponseBytes());
        this.alarm = new Alarm(loop, System::nanoTime, this::timeIsUp);
    }

    Origin origin() {
        return origin;
    }

    IoEventLoop loop() {
        return loop;
    }

    /** Takes the call that the pool gave to this connection. */
    void carry(Call next) {
        if (state == State.GONE) {
            pool.take(next); // closed while idle, before this task ran: nothing was written
            return;
        }
        call = next;
        if (state == State.NEW) dial();
        else send();
    }

    private void dial() {
        state = State.DIALLING;
        try {
            proxy = dialer.proxy(origin);
        } catch (IllegalStateException e) {
            notConnected(Kind.CONNECT, e);
            return;
        }
        writer = new RequestWriter(origin, proxy == null || origin.secure() ? null : dialer.proxyHeader());
        long now = System.nanoTime();
        long end = now + Math.min(dialer.timeoutNanos(), call.deadline() - now);
        alarm.set(end);
        dial = new Dial(dialer, origin, proxy, loop, end, this);
        dial.start();
    }

    @Override
    public void connected(Channel opened) {
        dial = null;
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
            passOver();
        } else {
            alarm.set(call.deadline());
            reader.expectNoBody(call.request().method().equals("HEAD"));
            written = writer.write(channel, call.request());
            if (written.isDone() && !written.isSuccess()) broken(written.cause());
        }
    }

    /**
     * Leaves out a call that was cancelled or is late. The next one gets the connection in a task of its own: there may
     * be thousands such in a row, and they must not be a deep stack.
     */
    private void passOver() {
        Call over = call;
        call = null;
        loop.execute(() -> {
            if (state == State.READY) free();
        });
        over.completeExceptionally(Failures.noAnswerInTime(false, origin)); // says nothing to one that was cancelled
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (call == null) throw new ProtocolException("an answer that nobody asked for");
            reader.add((ByteBuf) message);
        } catch (ProtocolException e) {
            broken(e);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /**
     * Delivers here and not with the last byte: bytes that came behind the answer have been seen by now, and cannot be
     * mistaken for the answer to the next request.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (call != null && reader.isComplete()) deliver(written.isDone() && reader.keepsConnection());
    }

    private void deliver(boolean reusable) {
        Call answered = call;
        NettyResponse answer = reader.take();
        call = null;
        if (reusable) free();
        else end(false);
        answered.complete(answer); // last, so that whoever goes on from here finds the connection free
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
        if (state == State.GONE) return;
        if (call != null && reader.isComplete()) deliver(false);
        else fail(Failures.broken(origin, cause));
    }

    private void timeIsUp() {
        if (state == State.DIALLING) fail(notDialledInTime());
        else if (call != null) fail(Failures.noAnswerInTime(true, origin));
        else if (pool.withdraw(this)) end(false);
    }

    private TransportFailure notDialledInTime() {
        boolean ofCall = call.deadline() - System.nanoTime() <= 0; // else it is the time to connect that is over
        return ofCall || !dial.isInTls()
                ? Failures.noConnectionInTime(origin, proxy)
                : Failures.noTlsInTime(origin, proxy);
    }

    /** Closes the connection, which is out of the pool and carries no call. */
    void retire() {
        onLoop(() -> end(false));
    }

    /** Drops a call that was cancelled, and the connection with it. */
    void abandon(Call cancelled) {
        onLoop(() -> {
            if (call != cancelled) return;
            call = null;
            end(true);
        });
    }

    /** Closes the connection because the transport closes. */
    void shutDown() {
        onLoop(() -> {
            if (state != State.GONE) fail(Failures.closed(state == State.READY));
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
        Call failed = call;
        call = null;
        end(failed != null);
        if (failed != null) failed.completeExceptionally(failure);
    }

    private void end(boolean abruptly) {
        if (state == State.GONE) return;
        state = State.GONE;
        alarm.cancel();
        if (dial != null) dial.abandon();
        if (channel == null) {
            pool.gone(this);
            return;
        }
        channel.closeFuture().addListener(closed -> pool.gone(this));
        // From the first handler on nothing waits: TLS would try to say good-bye to a peer that may not listen.
        if (abruptly) channel.pipeline().firstContext().close();
        else channel.close();
    }
}
