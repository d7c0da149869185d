package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

/**
 * Makes {@link WireSocket}s with {@code TCP_NODELAY} (OkHttp leaves Nagle's algorithm on), which an interrupt closes.
 */
final class WireSocketFactory extends SocketFactory {
    private final SocketFactory delegate;
    private final int maxBytes;

    private final AddressSelector addressSelector;

    WireSocketFactory(SocketFactory delegate, AddressSelector addressSelector, int maxBytes) {
        this.delegate = delegate;
        this.addressSelector = addressSelector;
        this.maxBytes = maxBytes;
    }

    @Override
    public Socket createSocket() throws IOException {
        // A read of a channel's socket, unlike that of a plain one, ends when its thread is interrupted.
        Socket socket =
                delegate == SocketFactory.getDefault() ? SocketChannel.open().socket() : delegate.createSocket();
        socket.setTcpNoDelay(true);
        addressSelector.socketCreated(socket);
        return new WireSocket(socket, maxBytes);
    }

    // OkHttp connects sockets itself and calls none of these.

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unconnectedOnly();
    }

    private static SocketException unconnectedOnly() {
        return new SocketException("only unconnected sockets are supported");
    }
}
