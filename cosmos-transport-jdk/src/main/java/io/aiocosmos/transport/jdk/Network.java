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

/** The operating system's names and connections, which block; tests have others. */
class Network {
    private final Set<SocketChannel> connecting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Whether it is to be looked up; an address is not. */
    boolean isName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '[') return false;
            if (c != '.' && (c < '0' || c > '9')) return true;
        }
        return false;
    }

    /** In the order that the JDK's client knows them by: it takes the first. */
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

    /** Ends what is connecting, and whatever would later. */
    void close() {
        closed = true;
        connecting.forEach(RelayThread::close);
    }
}
