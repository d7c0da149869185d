package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends the same bytes for every request without a body, one connection after the other, and records the heads. */
final class FixedResponseServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final byte[] response;

    FixedResponseServer(String response) throws IOException {
        this.response = response.getBytes(StandardCharsets.ISO_8859_1);
        Thread thread = new Thread(this::serve, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    List<String> heads() {
        return heads;
    }

    TransportRequest get(String... headers) {
        return to("127.0.0.1", headers);
    }

    TransportRequest to(String host, String... headers) {
        return to(host, 10_000_000_000L, headers);
    }

    TransportRequest to(String host, long timeoutNanos, String... headers) {
        Origin origin = Origin.of(URI.create("http://" + host + ":" + listener.getLocalPort()));
        return TransportRequest.builder("GET", origin, "/")
                .headers(headers)
                .timeoutNanos(timeoutNanos)
                .build();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                serve(socket);
            } catch (IOException e) {
                if (!listener.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            head.append(line).append('\n');
            if (!line.isEmpty()) continue;
            heads.add(head.toString());
            head.setLength(0);
            socket.getOutputStream().write(response);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
