package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A proxy on loopback for one origin, which connects to any of its addresses. The client still uses the name, for TLS and
 * {@code Host}, and TLS ends at the server.
 */
final class AddressRelay {
    private static final String MARK = "aio-cosmos-relay";

    private final Origin origin;
    private final Connector connector;
    private final Executor threads;
    private final RelayThread thread;
    private final int maxConnections;
    private final String secret = UUID.randomUUID().toString();
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Set<RelayConnection> connections = new HashSet<>(); // confined to the relay's thread
    private final SelectionKey accepting;
    private volatile Exception problem;

    /** @param threads for look-ups and connections, which block */
    AddressRelay(Origin origin, Connector connector, Executor threads, RelayThread thread, int maxConnections)
            throws IOException {
        this.origin = origin;
        this.connector = connector;
        this.threads = threads;
        this.thread = thread;
        this.maxConnections = maxConnections;
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        address = (InetSocketAddress) listener.getLocalAddress();
        accepting = register(listener, this::accept);
        accepting.interestOps(SelectionKey.OP_ACCEPT);
        thread.selector().wakeup();
    }

    InetSocketAddress address() {
        return address;
    }

    /** The last failure to connect. */
    Exception problem() {
        return problem;
    }

    /** Whether a response is this relay's own, for a request that was not sent because no address was reached. */
    boolean isOwn(HttpHeaders head) {
        return head.firstValue(MARK).filter(secret::equals).isPresent();
    }

    boolean tunnels() {
        return origin.secure();
    }

    /** Whether these first bytes of a connection include its target. */
    boolean hasTarget(String begin) {
        return begin.contains(tunnels() ? "\r\n\r\n" : "\r\n");
    }

    /** Whether the target is this origin. */
    boolean isForOrigin(String begin) {
        if (tunnels()) return begin.startsWith("CONNECT " + origin.host() + ":" + origin.port() + " HTTP/1.1\r\n");
        return begin.startsWith(origin + "/", begin.indexOf(' ') + 1);
    }

    SelectionKey register(SelectableChannel channel, Runnable ready) throws IOException {
        return channel.register(thread.selector(), 0, ready);
    }

    private void accept() {
        SocketChannel client = null;
        try {
            client = listener.accept();
            if (client != null) connections.add(new RelayConnection(this, client));
        } catch (IOException e) { // no more file descriptors: accepts again when a connection has closed
            if (client != null) RelayThread.close(client);
            if (!connections.isEmpty()) accepting.interestOps(0);
        }
        if (connections.size() >= maxConnections) accepting.interestOps(0);
    }

    void closed(RelayConnection connection) {
        connections.remove(connection);
        if (accepting.isValid()) accepting.interestOps(SelectionKey.OP_ACCEPT);
    }

    void connect(RelayConnection connection) {
        threads.execute(() -> {
            try {
                SocketChannel server = connector.connect(origin, connector.addresses(origin));
                thread.execute(() -> connection.connected(server));
            } catch (IOException | RuntimeException e) {
                problem = e;
                thread.execute(() -> connection.notConnected(rejection()));
            }
        });
    }

    private String rejection() {
        return "HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\ncontent-length: 0\r\n" + MARK + ": " + secret
                + "\r\n\r\n";
    }
}
