package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

/**
 * Makes sockets that send at once (OkHttp leaves Nagle's algorithm on), that an interrupt closes, and on which what passes
 * is watched.
 */
final class Sockets extends SocketFactory {
    private final SocketFactory given;
    private final int mostBytes;

    private final AddressShares shares;

    Sockets(SocketFactory given, AddressShares shares, int mostBytes) {
        this.given = given;
        this.shares = shares;
        this.mostBytes = mostBytes;
    }

    @Override
    public Socket createSocket() throws IOException {
        // A channel's socket, unlike a plain one, wakes from a read when its thread is interrupted.
        Socket socket =
                given == SocketFactory.getDefault() ? SocketChannel.open().socket() : given.createSocket();
        socket.setTcpNoDelay(true);
        shares.made(socket);
        return new WireSocket(socket, mostBytes);
    }

    // OkHttp connects by itself and calls none of these.

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
        return new SocketException("makes unconnected sockets only");
    }
}
