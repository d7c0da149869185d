package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Connects to the addresses of a name in turn, each with an equal share of the time left. Blocks. */
final class Connector {
    private final Network network;
    private final long timeoutNanos;
    private final Map<Origin, InetAddress> reached = new ConcurrentHashMap<>();

    Connector(Network network, long timeoutNanos) {
        this.network = network;
        this.timeoutNanos = timeoutNanos;
    }

    boolean isName(Origin origin) {
        return network.isName(origin.host());
    }

    InetAddress[] addresses(Origin origin) throws UnknownHostException {
        return network.addresses(origin.host());
    }

    /**
     * The first address that can be connected; closes the connection.
     *
     * @throws IOException as {@link #connect(Origin, InetAddress[])} does
     */
    InetAddress reach(Origin origin, InetAddress[] found) throws IOException {
        open(origin, found).close();
        return reached.get(origin);
    }

    /**
     * Starts with the address that was reached last.
     *
     * @throws IOException if none was reached; with their number and the failure of the last
     */
    SocketChannel connect(Origin origin, InetAddress[] found) throws IOException {
        return open(origin, inOrder(reached.get(origin), found));
    }

    private SocketChannel open(Origin origin, InetAddress[] addresses) throws IOException {
        long end = System.nanoTime() + timeoutNanos;
        IOException last = null;
        for (int i = 0; i < addresses.length; i++) {
            long share = (end - System.nanoTime()) / (addresses.length - i);
            try {
                SocketChannel channel = open(new InetSocketAddress(addresses[i], origin.port()), share);
                reached.put(origin, addresses[i]);
                return channel;
            } catch (IOException e) {
                last = e;
            }
        }
        throw noneOf(addresses.length, last);
    }

    private static InetAddress[] inOrder(InetAddress last, InetAddress[] found) {
        int at = last == null ? -1 : Arrays.asList(found).indexOf(last);
        if (at <= 0) return found;
        InetAddress[] ordered = found.clone();
        System.arraycopy(found, 0, ordered, 1, at);
        ordered[0] = last;
        return ordered;
    }

    private SocketChannel open(InetSocketAddress address, long nanos) throws IOException {
        long millis = Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos));
        return network.connect(address, (int) Math.max(1, millis));
    }

    private static ConnectException noneOf(int count, IOException last) {
        String why = last.getMessage() == null ? "it failed" : last.getMessage();
        ConnectException failure = new ConnectException(why + " (the last of its " + count + " addresses)");
        failure.initCause(last);
        return failure;
    }

    /** Ends current and later connection attempts. */
    void close() {
        network.close();
    }
}
