package io.aiocosmos.transport.jdk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A network where every name has the same addresses; all but {@link #LISTENING} fail at once. */
final class FakeNetwork extends Network {
    static final String REFUSING = "192.0.2.1";
    static final String SILENT = "192.0.2.2";
    static final String LISTENING = "127.0.0.1";

    final List<String> lookedUp = new CopyOnWriteArrayList<>();
    final List<String> attempted = new CopyOnWriteArrayList<>();
    final List<Integer> shares = new CopyOnWriteArrayList<>(); // in milliseconds
    volatile List<String> addresses;

    /** Connecting to this address hangs until the network is closed. */
    volatile String hanging;

    final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeNetwork(String... addresses) {
        this.addresses = List.of(addresses);
    }

    @Override
    InetAddress[] addresses(String host) throws UnknownHostException {
        lookedUp.add(host);
        List<InetAddress> found = new ArrayList<>();
        for (String literal : addresses) found.add(InetAddress.getByName(literal));
        return found.toArray(new InetAddress[0]);
    }

    @Override
    SocketChannel connect(InetSocketAddress address, int timeoutMillis) throws IOException {
        String literal = address.getAddress().getHostAddress();
        attempted.add(literal);
        shares.add(timeoutMillis);
        if (literal.equals(hanging)) hang();
        if (literal.equals(SILENT)) throw new SocketTimeoutException("Connect timed out");
        if (literal.equals(REFUSING)) throw new ConnectException("Connection refused");
        return super.connect(address, timeoutMillis);
    }

    private void hang() throws IOException {
        hangs.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ConnectException("closed");
    }

    @Override
    void close() {
        closed.countDown();
        super.close();
    }
}
