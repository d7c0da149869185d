package io.aiocosmos.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTransportTest {
    private static final Origin NOWHERE = Origin.of(URI.create("http://127.0.0.1:1"));

    @Nested
    class An_unsupported_request {
        @Test
        void with_a_header_that_the_client_reserves_fails_unsent() {
            for (String name : List.of("host", "content-length", "connection", "expect", "upgrade"))
                assertUnsupported(TransportRequest.builder("GET", NOWHERE, "/")
                        .headers(name, "1")
                        .timeoutNanos(1_000_000_000)
                        .build());
        }

        @Test
        void is_reported_with_the_header_and_not_its_value() {
            TransportRequest request = TransportRequest.builder("GET", NOWHERE, "/")
                    .headers("authorization", "s\u00e9cret")
                    .timeoutNanos(1_000_000_000)
                    .build();

            assertThat(assertUnsupported(request))
                    .hasMessageContaining("authorization")
                    .hasMessageNotContaining("cret");
        }

        private TransportFailure assertUnsupported(TransportRequest request) {
            try (HttpTransport transport = JdkTransport.create(TransportSettings.defaults())) {
                TransportFailure[] failure = new TransportFailure[1];
                assertThatThrownBy(() -> transport.exchange(request))
                        .isInstanceOfSatisfying(TransportFailure.class, rejected -> failure[0] = rejected);
                assertThat(failure[0].kind()).isEqualTo(TransportFailure.Kind.UNSUPPORTED_REQUEST);
                assertThat(failure[0].mayHaveBeenSent()).isFalse();
                return failure[0];
            }
        }
    }

    @Nested
    class The_wrong_scheme {
        /** Alerts of TLS 1.2 and 1.0: the first ends with a line break, and so is a complete line. */
        @ParameterizedTest
        @ValueSource(strings = {"\u0015\u0003\u0003\0\u0002\u0002\n", "\u0015\u0003\u0001\0\u0002\u0002F"})
        void http_to_a_server_that_speaks_tls_is_reported_and_saw_no_request(String alert) throws Exception {
            TransportFailure failure = failureAt("http", socket -> {
                socket.getInputStream().read(new byte[1000]);
                socket.getOutputStream().write(alert.getBytes(StandardCharsets.ISO_8859_1));
            });

            assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.UNSUPPORTED_REQUEST);
            assertThat(failure.mayHaveBeenSent()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("speaks TLS: use https://")
                    .hasMessageNotContaining("\u0015")
                    .hasStackTraceContaining("the response is invalid");
        }

        @Test
        void a_response_that_only_contains_an_alert_fails_as_broken() throws Exception {
            TransportFailure failure = failureAt("http", socket -> {
                socket.getInputStream().read(new byte[1000]);
                socket.getOutputStream().write("220 \u0015\u0003\n".getBytes(StandardCharsets.ISO_8859_1));
            });

            assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.BROKEN);
            assertThat(failure.mayHaveBeenSent()).isTrue();
            assertThat(failure).hasMessageContaining("the response is invalid");
        }

        @Test
        void https_to_a_silent_server_is_reported_as_perhaps_without_tls() throws Exception {
            TransportFailure failure =
                    failureAt("https", socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));

            assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.CONNECT);
            assertThat(failure).hasMessageContaining("does not speak TLS");
        }

        private TransportFailure failureAt(String scheme, Script script) throws Exception {
            TransportSettings settings = TransportSettings.builder()
                    .connectTimeout(Duration.ofMillis(500))
                    .build();
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                    HttpTransport transport = JdkTransport.create(settings)) {
                Thread serving = new Thread(() -> {
                    try (Socket socket = server.accept()) {
                        script.run(socket);
                    } catch (IOException reset) {
                        return; // the client closed first
                    }
                });
                serving.start();
                Origin origin = Origin.of(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()));
                TransportFailure[] failure = new TransportFailure[1];
                assertThatThrownBy(() -> transport.exchange(TransportRequest.builder("GET", origin, "/")
                                .timeoutNanos(30_000_000_000L)
                                .build()))
                        .isInstanceOfSatisfying(TransportFailure.class, thrown -> failure[0] = thrown);
                return failure[0];
            }
        }
    }

    /** What a server does with a connection before closing it. */
    private interface Script {
        void run(Socket socket) throws IOException;
    }

    @Nested
    class A_body {
        @Test
        void without_end_fails_at_the_limit() throws Exception {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", A_body::sendForEver);
            server.start();
            Origin origin = Origin.of(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            TransportRequest request = TransportRequest.builder("GET", origin, "/")
                    .timeoutNanos(30_000_000_000L)
                    .build();

            try (HttpTransport transport = JdkTransport.create(TransportSettings.defaults())) {
                assertThatThrownBy(() -> transport.exchange(request))
                        .isInstanceOfSatisfying(
                                TransportFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.BROKEN));
            } finally {
                server.stop(0);
            }
        }

        private static void sendForEver(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            byte[] mebibyte = new byte[1 << 20];
            while (true) exchange.getResponseBody().write(mebibyte); // until the client closes
        }
    }

    /** They hold threads of the client as a hanging look-up does. */
    @Nested
    class Callbacks_that_block {
        private static final int COUNT = 10; // more than there are threads unless some are stuck

        private final CountDownLatch responding = new CountDownLatch(1);
        private final CountDownLatch reached = new CountDownLatch(COUNT);
        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);
        private HttpServer server;

        @BeforeEach
        void start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> respondAfter(responding, exchange));
            server.createContext("/never", exchange -> respondAfter(never, exchange));
            server.start();
        }

        @AfterEach
        void stop() {
            end.countDown();
            never.countDown();
            server.stop(0);
        }

        @Test
        void do_not_delay_other_calls() throws Exception {
            try (HttpTransport transport = blocked(TransportSettings.defaults())) {
                assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

                assertThat(transport.send(request("/", 10_000))).succeedsWithin(10, TimeUnit.SECONDS);
                end.countDown();
            }
        }

        @Test
        void do_not_delay_time_outs_even_at_the_limit_of_threads() {
            TransportSettings narrow =
                    TransportSettings.builder().maxConnections(COUNT).build();
            try (HttpTransport transport = blocked(narrow)) {
                assertThat(transport.send(request("/never", 300)))
                        .failsWithin(10, TimeUnit.SECONDS)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(TransportFailure.class);
                end.countDown();
            }
        }

        private HttpTransport blocked(TransportSettings settings) {
            HttpTransport transport = JdkTransport.create(settings);
            for (int i = 0; i < COUNT; i++)
                transport.send(request("/", 10_000)).whenComplete((response, failure) -> {
                    reached.countDown();
                    await(end);
                });
            responding.countDown();
            return transport;
        }

        private TransportRequest request(String target, int millis) {
            Origin origin = Origin.of(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            return TransportRequest.builder("GET", origin, target)
                    .timeoutNanos(millis * 1_000_000L)
                    .build();
        }

        private void respondAfter(CountDownLatch latch, HttpExchange exchange) throws IOException {
            await(latch);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }

        private void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class After_close {
        /** Before Java 21 nothing closes the client; this fails if the transport still refers to it. */
        @Test
        @Tag("slow")
        void the_clients_selector_ends_with_the_next_garbage_collection() throws Exception {
            Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
            HttpTransport transport = JdkTransport.create(TransportSettings.defaults());
            Thread selector = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                    .findFirst()
                    .orElseThrow();

            transport.close();
            for (int i = 0; i < 20 && selector.isAlive(); i++) {
                System.gc();
                selector.join(500);
            }

            assertThat(selector.isAlive()).isFalse();
            assertThat(transport.name()).as("reachable until here").isEqualTo("jdk");
        }
    }
}
