package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name with several addresses, of which some never answer. */
class SeveralAddressesTest {
    private static final String SILENT = "192.0.2.1";
    private static final String SILENT_TOO = "192.0.2.2";
    private static final String LISTENING = "127.0.0.1";

    private final List<String> tried = new CopyOnWriteArrayList<>();
    private OneAnswerServer server;
    private OkHttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new OneAnswerServer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void leaves_time_for_the_next_which_is_first_from_then_on() throws Exception {
        named(Duration.ofSeconds(6), SILENT, SILENT_TOO, LISTENING);

        assertThat(transport.exchange(server.to("books.example")).status()).isEqualTo(200);
        assertThat(tried).containsExactly(SILENT, SILENT_TOO, LISTENING);

        assertThat(transport.exchange(server.to("books.example")).status()).isEqualTo(200);
        assertThat(tried).containsExactly(SILENT, SILENT_TOO, LISTENING, LISTENING);
    }

    @Test
    void fails_unsent_when_none_answers_in_the_time_to_connect() {
        named(Duration.ofMillis(300), SILENT, SILENT_TOO);

        TransportFailure failure =
                catchThrowableOfType(TransportFailure.class, () -> transport.exchange(server.to("books.example")));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        assertThat(tried).contains(SILENT);
    }

    private void named(Duration connectTimeout, String... addresses) {
        OkHttpClient.Builder base =
                new OkHttpClient.Builder().dns(host -> addresses(addresses)).socketFactory(new Sockets());
        TransportSettings settings =
                TransportSettings.builder().connectTimeout(connectTimeout).build();
        transport = OkHttpTransport.create(base.build(), settings);
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) addresses[i] = InetAddress.getByName(literals[i]);
        return Arrays.asList(addresses);
    }

    /** A network where nobody answers at 192.0.2.0/24: to connect there lasts until the socket is closed. */
    private final class Sockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                private final CountDownLatch closed = new CountDownLatch(1);

                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    String literal = ((InetSocketAddress) address).getAddress().getHostAddress();
                    tried.add(literal);
                    if (literal.equals(LISTENING)) super.connect(address, timeout);
                    else awaitClose();
                }

                private void awaitClose() throws IOException {
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new SocketException("Socket closed");
                }

                @Override
                public synchronized void close() throws IOException {
                    closed.countDown();
                    super.close();
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
