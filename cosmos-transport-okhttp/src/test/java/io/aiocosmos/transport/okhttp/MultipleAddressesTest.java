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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host with several addresses, of which some never respond. */
class MultipleAddressesTest {
    private static final String SILENT = "192.0.2.1";
    private static final String SILENT_TOO = "192.0.2.2";
    private static final String LISTENING = "127.0.0.1";

    private final List<String> attempted = new CopyOnWriteArrayList<>();
    private FixedResponseServer server;
    private OkHttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new FixedResponseServer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    @Tag("slow")
    void that_is_silent_leaves_time_for_the_next_which_is_first_from_then_on() throws Exception {
        connectTo(Duration.ofSeconds(6), SILENT, SILENT_TOO, LISTENING);

        assertThat(transport.exchange(server.to("books.example")).status()).isEqualTo(200);
        assertThat(attempted).containsExactly(SILENT, SILENT_TOO, LISTENING);

        assertThat(transport.exchange(server.to("books.example")).status()).isEqualTo(200);
        assertThat(attempted).containsExactly(SILENT, SILENT_TOO, LISTENING, LISTENING);
    }

    @Test
    void fails_unsent_when_none_responds_before_the_connect_time_out() {
        connectTo(Duration.ofMillis(300), SILENT, SILENT_TOO);

        TransportFailure failure =
                catchThrowableOfType(TransportFailure.class, () -> transport.exchange(server.to("books.example")));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        assertThat(attempted).contains(SILENT);
    }

    private void connectTo(Duration connectTimeout, String... addresses) {
        OkHttpClient.Builder base =
                new OkHttpClient.Builder().dns(host -> addresses(addresses)).socketFactory(new SilentNetwork());
        TransportSettings settings =
                TransportSettings.builder().connectTimeout(connectTimeout).build();
        transport = OkHttpTransport.create(base.build(), settings);
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) addresses[i] = InetAddress.getByName(literals[i]);
        return Arrays.asList(addresses);
    }

    /** A network where 192.0.2.0/24 is silent: connecting there lasts until the socket is closed. */
    private final class SilentNetwork extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                private final CountDownLatch closed = new CountDownLatch(1);

                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    String literal = ((InetSocketAddress) address).getAddress().getHostAddress();
                    attempted.add(literal);
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
