package io.aiocosmos.transport.jdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Name resolution and connections of the operating system, which block; replaced in tests. */
class Network {
    private final Set<SocketChannel> connecting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Whether the host is a name and not an IP address. */
    boolean isName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '[') return false;
            if (c != '.' && (c < '0' || c > '9')) return true;
        }
        return false;
    }

    /** In the order of the JDK's client, which uses the first. */
    InetAddress[] addresses(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    SocketChannel connect(InetSocketAddress address, int timeoutMillis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        connecting.add(channel);
        try {
            if (closed) throw new ClosedChannelException();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(address, timeoutMillis);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        } finally {
            connecting.remove(channel);
        }
    }

    /** Ends current and later connection attempts. */
    void close() {
        closed = true;
        connecting.forEach(RelayThread::close);
    }
}
