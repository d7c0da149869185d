package io.aiocosmos.transport.jdk;

import static io.aiocosmos.transport.jdk.FakeNetwork.LISTENING;
import static io.aiocosmos.transport.jdk.FakeNetwork.REFUSING;
import static io.aiocosmos.transport.jdk.FakeNetwork.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host with several addresses, of which some are dead. */
@Tag("slow")
class MultipleAddressesTest {
    private static final String NAME = "localhost"; // the certificate's name
    private static final String PREFIX = "several-addresses";

    private FakeNetwork network;
    private RecordingServer server;
    private JdkTransport transport;

    @AfterEach
    void close() throws Exception {
        if (transport != null) transport.close();
        if (server != null) server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void the_next_is_reached_by_name_if_the_first_refuses(String scheme) throws Exception {
        connectTo(scheme, true, REFUSING, LISTENING);

        assertThat(transport.exchange(server.to(NAME)).status()).isEqualTo(200);
        assertThat(transport.send(server.to(NAME)).get(30, TimeUnit.SECONDS).status())
                .isEqualTo(200);

        assertThat(server.heads)
                .hasSize(2)
                .allSatisfy(head -> assertThat(head)
                        .anyMatch(line -> line.equalsIgnoreCase(
                                "host: " + server.origin(NAME).authority())));
        if (scheme.equals("https")) {
            assertThat(server.names).singleElement().asString().contains(NAME);
            assertThat(server.heads).allSatisfy(head -> assertThat(head).contains("GET /dbs HTTP/1.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void a_silent_address_leaves_time_for_the_next_which_is_first_from_then_on(String scheme) throws Exception {
        connectTo(scheme, false, SILENT, LISTENING);

        assertThat(transport.exchange(server.to(NAME)).status()).isEqualTo(200);
        assertThat(transport.exchange(server.to(NAME)).status()).isEqualTo(200);

        assertThat(network.attempted).startsWith(SILENT, LISTENING, LISTENING).containsOnlyOnce(SILENT);
        assertThat(network.shares.get(0)).isLessThanOrEqualTo(30_000); // half a minute for each of two
        assertThat(server.heads).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void no_address_reached_is_one_failure_unsent(String scheme) throws Exception {
        connectTo(scheme, true, SILENT, REFUSING);

        for (int i = 0; i < 2; i++)
            assertThat(failure(transport.send(server.to(NAME)))).satisfies(this::isConnectFailureOfTwoAddresses);

        assertThat(network.attempted).containsExactly(SILENT, REFUSING, SILENT, REFUSING);
        assertThat(server.heads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void no_address_reached_any_more_is_the_same_failure(String scheme) throws Exception {
        connectTo(scheme, false, SILENT, LISTENING);
        transport.exchange(server.to(NAME));
        network.addresses = List.of(SILENT, REFUSING);

        assertThat(failure(transport.send(server.to(NAME)))).satisfies(this::isConnectFailureOfTwoAddresses);
        assertThat(server.heads).hasSize(1);

        network.addresses = List.of(REFUSING, LISTENING);
        assertThat(transport.exchange(server.to(NAME)).status()).isEqualTo(200);
    }

    private void isConnectFailureOfTwoAddresses(TransportFailure failure) {
        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        assertThat(failure)
                .hasMessageContaining(server.origin(NAME).toString())
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("2 addresses")
                .hasMessageNotContaining("proxy");
    }

    @Test
    void a_certificate_of_another_name_fails_unsent() throws Exception {
        connectTo("https", true, REFUSING, LISTENING);

        TransportFailure failure = failure(transport.send(server.to("books.example")));

        assertThat(failure.kind()).isEqualTo(Kind.TLS);
        assertThat(failure.mayHaveBeenSent()).isFalse();
        assertThat(server.heads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void a_live_first_address_is_connected_directly(String scheme) throws Exception {
        connectTo(scheme, false, LISTENING, SILENT);

        for (int i = 0; i < 3; i++) transport.exchange(server.to(NAME));

        assertThat(network.attempted).as("asked once").containsExactly(LISTENING);
        assertThat(proxyFor(NAME)).isEqualTo(Proxy.NO_PROXY);
        assertThat(relayThreads()).isEmpty();
        assertThat(server.heads).hasSize(3).allSatisfy(head -> assertThat(head).contains("GET /dbs HTTP/1.1"));
    }

    @Test
    void a_name_with_one_address_is_not_checked() throws Exception {
        connectTo("http", false, LISTENING);

        for (int i = 0; i < 3; i++) transport.exchange(server.to(NAME));

        assertThat(network.lookedUp).containsExactly(NAME);
        assertThat(network.attempted).isEmpty();
    }

    @Test
    void an_IP_address_is_not_looked_up() throws Exception {
        connectTo("http", false, REFUSING, LISTENING);

        transport.exchange(server.to("127.0.0.1"));

        assertThat(network.lookedUp).isEmpty();
        assertThat(network.attempted).isEmpty();
    }

    @Test
    void a_name_behind_a_users_proxy_is_not_looked_up() throws Exception {
        network = new FakeNetwork(REFUSING, LISTENING);
        server = new RecordingServer("http", false);
        InetSocketAddress proxy =
                new InetSocketAddress(LISTENING, server.origin(NAME).port());
        transport = JdkTransport.create(TransportSettings.builder().proxy(proxy).build(), network);

        transport.exchange(server.to("books.example"));

        assertThat(network.lookedUp).isEmpty();
        assertThat(server.heads).hasSize(1);
    }

    @Test
    void a_first_address_that_dies_later_is_detected_at_the_next_connection() throws Exception {
        connectTo("http", false, LISTENING, REFUSING);
        transport.exchange(server.to(NAME));
        TransportRequest request = server.to(NAME);
        server.close();

        assertThat(failure(transport.send(request)).kind()).isEqualTo(Kind.CONNECT);
        network.addresses = List.of(REFUSING, SILENT);

        assertThat(failure(transport.send(request))).hasMessageContaining("2 addresses");
    }

    @Test
    void a_call_that_ends_while_connecting_was_not_sent() throws Exception {
        connectTo("http", false, SILENT, LISTENING);
        network.hanging = SILENT;

        CompletableFuture<TransportResponse> cancelled = transport.send(server.to(NAME));
        TransportFailure late = failure(transport.send(server.to(NAME, 1_000_000_000)));
        assertThat(network.hangs.await(30, TimeUnit.SECONDS)).isTrue();
        cancelled.cancel(true);

        assertThat(late.kind()).isEqualTo(Kind.CONNECT);
        assertThat(late.mayHaveBeenSent()).isFalse();
        assertThat(network.attempted).as("once for both").containsExactly(SILENT);
        assertThat(server.heads).isEmpty();
    }

    @Test
    void closing_ends_connection_attempts() throws Exception {
        connectTo("http", false, SILENT, LISTENING);
        network.hanging = SILENT;
        CompletableFuture<TransportResponse> call = transport.send(server.to(NAME));
        assertThat(network.hangs.await(30, TimeUnit.SECONDS)).isTrue();

        transport.close();

        assertThat(failure(call).kind()).isEqualTo(Kind.CLOSED);
        assertThat(ownThreads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void closing_ends_all_threads_and_sockets(String scheme) throws Exception {
        connectTo(scheme, true, REFUSING, LISTENING);
        transport.exchange(server.to(NAME));
        assertThat(relayThreads()).hasSize(1);
        InetSocketAddress relay = (InetSocketAddress) proxyFor(NAME).address();
        Socket other = new Socket(relay.getAddress(), relay.getPort());

        transport.close();

        assertThat(ownThreads()).isEmpty();
        assertThat(endOf(other)).isTrue();
        try (Socket late = new Socket()) {
            assertThat(catchThrowableOfType(IOException.class, () -> late.connect(relay)))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void a_relay_rejects_other_origins(String scheme) throws Exception {
        connectTo(scheme, true, REFUSING, LISTENING);
        transport.exchange(server.to(NAME));
        InetSocketAddress relay = (InetSocketAddress) proxyFor(NAME).address();
        int port = server.origin(NAME).port();
        assertThat(relay.getAddress().isLoopbackAddress()).isTrue();

        for (String other : List.of(
                "GET http://" + NAME + ".example:" + port + "/ HTTP/1.1\r\n\r\n",
                "GET /dbs HTTP/1.1\r\nHost: " + NAME + ":" + port + "\r\n\r\n",
                "CONNECT " + NAME + ":" + (port + 1) + " HTTP/1.1\r\n\r\n",
                "CONNECT " + NAME + ".example:" + port + " HTTP/1.1\r\n\r\n")) {
            Socket socket = new Socket(relay.getAddress(), relay.getPort());
            socket.getOutputStream().write(other.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(endOf(socket)).as(other).isTrue();
        }
        assertThat(server.heads).hasSize(1);
    }

    /** Whether the connection ends without a byte. */
    private static boolean endOf(Socket socket) throws Exception {
        try (socket) {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private Proxy proxyFor(String name) {
        URI address = URI.create(server.origin(name).toString());
        return transport.proxies().select(address).get(0);
    }

    private static List<String> relayThreads() {
        return ownThreads().stream().filter(name -> name.contains("-relay")).toList();
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(PREFIX))
                .toList();
    }

    private void connectTo(String scheme, boolean kept, String... addresses) throws Exception {
        network = new FakeNetwork(addresses);
        server = new RecordingServer(scheme, kept);
        TransportSettings settings = TransportSettings.builder()
                .sslContext(RecordingServer.tls())
                .connectTimeout(Duration.ofMinutes(1))
                .threadNamePrefix(PREFIX)
                .build();
        transport = JdkTransport.create(settings, network);
    }

    private static TransportFailure failure(CompletableFuture<TransportResponse> call) {
        ExecutionException failed =
                catchThrowableOfType(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        return (TransportFailure) failed.getCause();
    }
}
