package io.aiocosmos.transport.jdk;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One connection of the client through a relay: its first request, the dial, then bytes both ways until one side closes.
 * On the relay's thread.
 */
final class RelayConnection {
    private static final int MOST_OF_A_HEAD = 64 << 10;

    private final AddressRelay relay;
    private final SocketChannel client;
    private final SelectionKey clientKey;
    private final RelayFlow up = new RelayFlow(true);
    private final RelayFlow down = new RelayFlow(false);
    private SocketChannel server;
    private SelectionKey serverKey;
    private boolean dialing;
    private boolean refused;

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
            else if (refused) drain();
            else if (!dialing) readHead();
        } catch (IOException | RuntimeException e) {
            abort();
        }
    }

    private void readHead() throws IOException {
        up.read(client);
        if (up.hasEnded() || up.length() > MOST_OF_A_HEAD) throw new ClosedChannelException();
        String begin = up.text();
        if (!relay.isEnough(begin)) return;
        if (!relay.isOurs(begin)) throw new ClosedChannelException();
        dialing = true;
        clientKey.interestOps(0);
        relay.dial(this);
    }

    /** The dial is through: goes on with the connection to the server. */
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

    /** Nothing went out: says so in an answer that the call knows for ours. */
    void notConnected(String answer) {
        refused = true;
        try {
            down.add(answer);
            down.write(client);
            client.shutdownOutput();
            clientKey.interestOps(SelectionKey.OP_READ);
        } catch (IOException | RuntimeException e) {
            abort();
        }
    }

    /** Closing at once would reset the connection if more of the request came, and the answer might be lost. */
    private void drain() throws IOException {
        up.clear();
        up.read(client);
        if (up.hasEnded()) close();
    }

    /** The client closes the whole connection, never one direction; so does a server of HTTP/1.1. */
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

    /** Passes a reset on as a reset: a body that ends with the connection must not look whole. */
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
