package io.aiocosmos.testkit;

import io.aiocosmos.spi.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port whose backlog is full: connecting to it neither succeeds nor fails. */
final class SilentPort implements AutoCloseable {
    private static final int ENOUGH = 20;
    private static final int SILENCE_MILLIS = 200;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> queue = new ArrayList<>();
    private final boolean silent;

    SilentPort() throws IOException {
        silent = fill();
    }

    /** Whether this works here: some systems refuse connections, or accept any number. */
    boolean isSilent() {
        return silent;
    }

    Origin origin() {
        return Origin.of(URI.create("http://127.0.0.1:" + listener.getLocalPort()));
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) socket.close();
        listener.close();
    }

    private boolean fill() throws IOException {
        for (int i = 0; i < ENOUGH; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", listener.getLocalPort()), SILENCE_MILLIS);
            } catch (SocketTimeoutException full) {
                return true;
            }
        }
        return false;
    }
}
