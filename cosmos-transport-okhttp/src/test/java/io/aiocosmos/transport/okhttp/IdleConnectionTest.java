package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An idle connection that the server closed, or wrote to without a request, is not reused. */
class IdleConnectionTest {
    private static final String RESPONSE = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private ServerSocket listener;
    private OkHttpTransport transport;

    @AfterEach
    void stop() throws IOException {
        transport.close();
        listener.close();
    }

    @Test
    void that_the_server_closed_is_not_reused() throws Exception {
        serve("");
        transport = OkHttpTransport.create(TransportSettings.defaults());

        assertSecondConnectionIsUsed();
    }

    @Test
    void on_which_the_server_sent_bytes_is_not_reused() throws Exception {
        serve("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
        transport = OkHttpTransport.create(TransportSettings.defaults());

        assertSecondConnectionIsUsed();
    }

    private void assertSecondConnectionIsUsed() throws Exception {
        assertThat(transport.exchange(post()).status()).isEqualTo(201);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(transport.exchange(post()).status()).isEqualTo(201);
        assertThat(transport.exchange(post()).status()).isEqualTo(201);

        assertThat(connections).hasValue(2);
    }

    private TransportRequest post() {
        Origin origin = Origin.of(URI.create("http://127.0.0.1:" + listener.getLocalPort()));
        return TransportRequest.builder("POST", origin, "/")
                .body(new byte[1], 0, 1)
                .timeoutNanos(10_000_000_000L)
                .build();
    }

    /** Closes the first connection after one response and some last bytes; keeps the others. */
    private void serve(String lastWords) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> acceptAll(lastWords), "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll(String lastWords) {
        try {
            while (true) {
                Socket socket = listener.accept();
                boolean first = connections.incrementAndGet() == 1;
                Thread thread = new Thread(() -> respond(socket, first, lastWords), "test-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            return; // the test is over
        }
    }

    private void respond(Socket socket, boolean first, String lastWords) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) continue;
                if (in.read() < 0) return;
                socket.getOutputStream().write(RESPONSE.getBytes(StandardCharsets.ISO_8859_1));
                if (!first) continue;
                Thread.yield();
                socket.getOutputStream().write(lastWords.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
        } catch (IOException e) {
            return;
        } finally {
            closed(socket);
        }
    }

    private void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        ended.countDown();
    }
}
