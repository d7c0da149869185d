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
 * A proxy on loopback for one origin, which connects to any of its addresses. The client keeps the name, for TLS and
 * {@code Host}, and TLS goes through to the server.
 */
final class AddressRelay {
    private static final String MARK = "aio-cosmos-relay";

    private final Origin origin;
    private final Dialer dialer;
    private final Executor threads;
    private final RelayThread thread;
    private final int mostConnections;
    private final String secret = UUID.randomUUID().toString();
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Set<RelayConnection> connections = new HashSet<>(); // of the relay's thread
    private final SelectionKey accepting;
    private volatile Exception problem;

    /** @param threads where names are looked up and connections made, which blocks */
    AddressRelay(Origin origin, Dialer dialer, Executor threads, RelayThread thread, int mostConnections)
            throws IOException {
        this.origin = origin;
        this.dialer = dialer;
        this.threads = threads;
        this.thread = thread;
        this.mostConnections = mostConnections;
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

    /** Why the last dial that failed did. */
    Exception problem() {
        return problem;
    }

    /** Whether an answer tells that nothing was sent, as no address was reached; nobody else can give it. */
    boolean gave(HttpHeaders head) {
        return head.firstValue(MARK).filter(secret::equals).isPresent();
    }

    boolean tunnels() {
        return origin.secure();
    }

    /** Whether so much of a connection tells what it asks for. */
    boolean isEnough(String begin) {
        return begin.contains(tunnels() ? "\r\n\r\n" : "\r\n");
    }

    /** Whether it asks for this origin. */
    boolean isOurs(String begin) {
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
        } catch (IOException e) { // no more file descriptors: the next may be better off when one has closed
            if (client != null) RelayThread.close(client);
            if (!connections.isEmpty()) accepting.interestOps(0);
        }
        if (connections.size() >= mostConnections) accepting.interestOps(0);
    }

    void closed(RelayConnection connection) {
        connections.remove(connection);
        if (accepting.isValid()) accepting.interestOps(SelectionKey.OP_ACCEPT);
    }

    void dial(RelayConnection connection) {
        threads.execute(() -> {
            try {
                SocketChannel server = dialer.connect(origin, dialer.addresses(origin));
                thread.execute(() -> connection.connected(server));
            } catch (IOException | RuntimeException e) {
                problem = e;
                thread.execute(() -> connection.notConnected(refusal()));
            }
        });
    }

    private String refusal() {
        return "HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\ncontent-length: 0\r\n" + MARK + ": " + secret
                + "\r\n\r\n";
    }
}
