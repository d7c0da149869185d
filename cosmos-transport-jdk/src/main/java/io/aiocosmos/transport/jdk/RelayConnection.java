package io.aiocosmos.transport.jdk;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One connection of the client through a relay: reads the first request, connects, then copies bytes both ways until one
 * side closes. Confined to the relay's thread.
 */
final class RelayConnection {
    private static final int MAX_HEAD_BYTES = 64 << 10;

    private final AddressRelay relay;
    private final SocketChannel client;
    private final SelectionKey clientKey;
    private final RelayBuffer up = new RelayBuffer(true);
    private final RelayBuffer down = new RelayBuffer(false);
    private SocketChannel server;
    private SelectionKey serverKey;
    private boolean connecting;
    private boolean rejected;

    RelayConnection(AddressRelay relay, SocketChannel client) throws IOException {
        this.relay = relay;
        this.client = client;
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        clientKey = relay.register(client, this::ready);
        clientKey.interestOps(SelectionKey.OP_READ);
    }

    private void ready() {
        try {
            if (server != null) pump();
            else if (rejected) drain();
            else if (!connecting) readHead();
        } catch (IOException | RuntimeException e) {
            abort();
        }
    }

    private void readHead() throws IOException {
        up.read(client);
        if (up.hasEnded() || up.length() > MAX_HEAD_BYTES) throw new ClosedChannelException();
        String begin = up.text();
        if (!relay.hasTarget(begin)) return;
        if (!relay.isForOrigin(begin)) throw new ClosedChannelException();
        connecting = true;
        clientKey.interestOps(0);
        relay.connect(this);
    }

    /** Goes on with the connection to the server. */
    void connected(SocketChannel channel) {
        server = channel;
        try {
            if (!client.isOpen()) throw new ClosedChannelException();
            channel.configureBlocking(false);
            serverKey = relay.register(channel, this::ready);
            if (relay.tunnels()) {
                up.clear();
                down.add("HTTP/1.1 200 OK\r\n\r\n");
            }
            pump();
        } catch (IOException | RuntimeException e) {
            abort();
        }
    }

    /** Nothing was sent: writes a response that the call recognises as the relay's. */
    void notConnected(String response) {
        rejected = true;
        try {
            down.add(response);
            down.write(client);
            client.shutdownOutput();
            clientKey.interestOps(SelectionKey.OP_READ);
        } catch (IOException | RuntimeException e) {
            abort();
        }
    }

    /** Closing at once would reset the connection if more of the request came, and lose the response. */
    private void drain() throws IOException {
        up.clear();
        up.read(client);
        if (up.hasEnded()) close();
    }

    /** Client and server close both directions at once, never one. */
    private void pump() throws IOException {
        up.read(client);
        up.write(server);
        down.read(server);
        down.write(client);
        if (up.hasEnded() || down.hasEnded() && down.isEmpty()) {
            close();
            return;
        }
        clientKey.interestOps(SelectionKey.OP_READ | (down.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        serverKey.interestOps(
                (down.wantsMore() ? SelectionKey.OP_READ : 0) | (up.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    /** Passes a reset on as a reset: a body that ends with the connection must not look complete. */
    private void abort() {
        for (SocketChannel channel : new SocketChannel[] {client, server}) {
            try {
                if (channel != null) channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException closedAlready) {
                continue;
            }
        }
        close();
    }

    void close() {
        RelayThread.close(client);
        if (server != null) RelayThread.close(server);
        relay.closed(this);
    }
}
