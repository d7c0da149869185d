package io.aiocosmos.transport.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;

/**
 * Makes sockets that send at once (OkHttp leaves Nagle's algorithm on) and that an interrupt closes, and keeps their
 * number within the limit. Each socket in use stands for a permit taken, so only the idle ones can be too many: those to
 * other origins, which OkHttp would keep beside the new one.
 */
final class Sockets extends SocketFactory {
    private final SocketFactory given;
    private final ConnectionPool connections;
    private final Turns turns;

    Sockets(SocketFactory given, ConnectionPool connections, Turns turns) {
        this.given = given;
        this.connections = connections;
        this.turns = turns;
    }

    @Override
    public Socket createSocket() throws IOException {
        if (connections.idleConnectionCount() > turns.free()) connections.evictAll();
        // A channel's socket, unlike a plain one, wakes from a read when its thread is interrupted.
        Socket socket =
                given == SocketFactory.getDefault() ? SocketChannel.open().socket() : given.createSocket();
        socket.setTcpNoDelay(true);
        return socket;
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
