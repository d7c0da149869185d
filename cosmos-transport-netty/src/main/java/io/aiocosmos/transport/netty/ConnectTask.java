package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;

/**
 * Opens one connection: name resolution, TCP to each address in turn, the proxy's tunnel, TLS. Calls its listener once,
 * unless abandoned before. Confined to one event loop.
 */
final class ConnectTask extends ChannelInboundHandlerAdapter implements NameResolver.Callback {
    /** Receives the outcome. */
    interface Listener {
        void connected(Channel channel);

        void notConnected(Kind kind, Throwable cause);
    }

    private final Connector connector;
    private final Origin origin;
    private final EventLoop loop;
    private final Listener listener;
    private final InetSocketAddress proxy; // null for none
    private final InetSocketAddress target;
    private final long end;
    private Channel channel;
    private Kind stage = Kind.CONNECT;
    private HeadBuffer tunnelHead; // of the proxy's response
    private boolean ended;

    /**
     * @param proxy to be asked for a tunnel if the origin is secure; {@code null} for none
     * @param end the deadline, by {@link System#nanoTime()}; the addresses get equal shares of the time until then
     */
    ConnectTask(
            Connector connector, Origin origin, InetSocketAddress proxy, EventLoop loop, long end, Listener listener) {
        this.connector = connector;
        this.origin = origin;
        this.loop = loop;
        this.listener = listener;
        this.proxy = proxy;
        this.end = end;
        this.target = proxy != null ? proxy : InetSocketAddress.createUnresolved(origin.host(), origin.port());
    }

    void start() {
        if (target.isUnresolved()) connector.resolver().resolve(target.getHostString(), loop, this);
        else found(new InetAddress[] {target.getAddress()});
    }

    boolean isInTls() {
        return stage == Kind.TLS;
    }

    /** Stops at any stage; the socket is closed when this returns. */
    void abandon() {
        ended = true;
        if (channel != null) channel.close();
    }

    @Override
    public void found(InetAddress[] addresses) {
        if (!ended) connect(connector.inOrder(target.getHostString(), addresses), 0);
    }

    @Override
    public void failed(Throwable cause) {
        fail(cause);
    }

    private void connect(InetAddress[] addresses, int index) {
        NioSocketChannel socket;
        try {
            socket = new NioSocketChannel();
            socket.config()
                    .setTcpNoDelay(true)
                    .setConnectTimeoutMillis(0); // time-outs are kept here and by the listener
        } catch (ChannelException e) { // no more file descriptors
            fail(e);
            return;
        }
        channel = socket;
        loop.register(socket);
        int left = addresses.length - index;
        Future<?> share = left == 1
                ? null
                : loop.schedule(
                        () -> skip(socket, addresses, index), (end - System.nanoTime()) / left, TimeUnit.NANOSECONDS);
        InetSocketAddress address = new InetSocketAddress(addresses[index], target.getPort());
        socket.connect(address).addListener((ChannelFuture result) -> {
            if (share != null) share.cancel(false);
            if (ended || channel != socket) return;
            if (result.isSuccess()) {
                connector.reached(target.getHostString(), addresses[index], addresses.length > 1);
                opened();
            } else if (left > 1) {
                skip(socket, addresses, index);
            } else {
                fail(result.cause());
            }
        });
    }

    /** Connects to the next address, unless this one was reached meanwhile. */
    private void skip(Channel socket, InetAddress[] addresses, int index) {
        if (ended || channel != socket || socket.isActive()) return;
        channel = null; // so that the connect listener ignores the close
        socket.close();
        connect(addresses, index + 1);
    }

    private void opened() {
        channel.pipeline().addLast(this);
        if (proxy != null && origin.secure()) requestTunnel();
        else if (origin.secure()) startTls();
        else succeed();
    }

    private void requestTunnel() {
        tunnelHead = new HeadBuffer();
        String authority = origin.host() + ":" + origin.port();
        String head = "CONNECT " + authority + " HTTP/1.1\r\nhost: " + authority + "\r\n";
        channel.writeAndFlush(
                Unpooled.copiedBuffer(head + connector.proxyHeader() + "\r\n", StandardCharsets.ISO_8859_1));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable() && !ended) onTunnelResponse(tunnelHead.add(bytes));
        } catch (ProtocolException e) {
            fail(e);
        } finally {
            bytes.release();
        }
    }

    private void onTunnelResponse(ResponseHead response) throws ProtocolException {
        if (stage != Kind.CONNECT) throw new ProtocolException("the proxy sent more than its response");
        if (response == null || response.isInterim()) return;
        int status = response.status();
        if (status == 407) stage = Kind.UNSUPPORTED_REQUEST; // a retry would not help
        if (status < 200 || status > 299)
            fail(new ConnectException("the proxy responded to CONNECT with status " + status));
        else startTls();
    }

    private void startTls() {
        stage = Kind.TLS;
        try {
            channel.pipeline().addFirst(connector.tls(origin));
        } catch (NoSuchAlgorithmException | RuntimeException e) { // the context may be unusable
            fail(e);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent)) return;
        SslHandshakeCompletionEvent handshake = (SslHandshakeCompletionEvent) event;
        if (handshake.isSuccess()) succeed();
        else fail(handshake.cause());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(new ConnectException("closed by the other side"));
    }

    private void succeed() {
        if (ended) return;
        ended = true;
        listener.connected(channel);
        channel.pipeline().remove(this);
    }

    private void fail(Throwable cause) {
        if (ended) return;
        abandon();
        listener.notConnected(stage, cause);
    }
}
