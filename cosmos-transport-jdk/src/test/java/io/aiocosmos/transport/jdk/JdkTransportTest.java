package io.aiocosmos.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTransportTest {
    private static final Origin NOWHERE = Origin.of(URI.create("http://127.0.0.1:1"));

    @Nested
    class Being_found {
        @Test
        void the_provider_is_on_the_class_path_by_the_name_jdk() {
            ServiceLoader<HttpTransportProvider> providers = ServiceLoader.load(HttpTransportProvider.class);

            assertThat(providers).hasSize(1).first().satisfies(provider -> {
                assertThat(provider).isInstanceOf(JdkTransportProvider.class);
                assertThat(provider.name()).isEqualTo("jdk");
            });
        }

        @Test
        void the_module_names_the_same_provider() throws Exception {
            Path classes = Path.of(JdkTransport.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());

            ModuleDescriptor module = ModuleFinder.of(classes)
                    .find("io.aiocosmos.transport.jdk")
                    .orElseThrow()
                    .descriptor();

            assertThat(module.provides()).singleElement().satisfies(provided -> {
                assertThat(provided.service()).isEqualTo(HttpTransportProvider.class.getName());
                assertThat(provided.providers()).containsExactly(JdkTransportProvider.class.getName());
            });
        }

        @Test
        void what_it_makes_has_its_name() {
            try (HttpTransport transport = new JdkTransportProvider().create(TransportSettings.defaults())) {
                assertThat(transport.name()).isEqualTo("jdk");
            }
        }
    }

    @Nested
    class Refusing {
        @Test
        void a_header_that_the_client_keeps_for_itself_is_refused_unsent() {
            for (String name : List.of("host", "content-length", "connection", "expect", "upgrade"))
                assertRefused(
                        new TransportRequest("GET", NOWHERE, "/", new String[] {name, "1"}, null, 0, 0, 1_000_000_000));
        }

        @Test
        void a_message_names_the_header_and_not_its_value() {
            TransportRequest request = new TransportRequest(
                    "GET", NOWHERE, "/", new String[] {"authorization", "s\u00e9cret"}, null, 0, 0, 1_000_000_000);

            assertThat(assertRefused(request))
                    .hasMessageContaining("authorization")
                    .hasMessageNotContaining("cret");
        }

        private TransportFailure assertRefused(TransportRequest request) {
            try (HttpTransport transport = JdkTransport.create(TransportSettings.defaults())) {
                TransportFailure[] failure = new TransportFailure[1];
                assertThatThrownBy(() -> transport.exchange(request))
                        .isInstanceOfSatisfying(TransportFailure.class, refused -> failure[0] = refused);
                assertThat(failure[0].kind()).isEqualTo(TransportFailure.Kind.UNSUPPORTED_REQUEST);
                assertThat(failure[0].mayHaveBeenSent()).isFalse();
                return failure[0];
            }
        }
    }

    @Nested
    class The_wrong_scheme {
        /** Alerts of TLS 1.2 and 1.0: the first is a whole line, as its last byte is a line break. */
        @ParameterizedTest
        @ValueSource(strings = {"\u0015\u0003\u0003\0\u0002\u0002\n", "\u0015\u0003\u0001\0\u0002\u0002F"})
        void http_to_a_server_that_speaks_tls_is_named_and_saw_no_request(String alert) throws Exception {
            TransportFailure failure = failureAt("http", socket -> {
                socket.getInputStream().read(new byte[1000]);
                socket.getOutputStream().write(alert.getBytes(StandardCharsets.ISO_8859_1));
            });

            assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.UNSUPPORTED_REQUEST);
            assertThat(failure.mayHaveBeenSent()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("speaks TLS: use https://")
                    .hasMessageNotContaining("\u0015")
                    .hasStackTraceContaining("no valid answer");
        }

        @Test
        void what_only_looks_like_an_alert_further_behind_was_sent() throws Exception {
            TransportFailure failure = failureAt("http", socket -> {
                socket.getInputStream().read(new byte[1000]);
                socket.getOutputStream().write("220 \u0015\u0003\n".getBytes(StandardCharsets.ISO_8859_1));
            });

            assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.BROKEN);
            assertThat(failure.mayHaveBeenSent()).isTrue();
            assertThat(failure).hasMessageContaining("no valid answer");
        }

        @Test
        void https_to_a_server_that_says_nothing_is_told_as_perhaps_no_tls() throws Exception {
            TransportFailure failure =
                    failureAt("https", socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));

            assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.CONNECT);
            assertThat(failure).hasMessageContaining("does not speak TLS");
        }

        private TransportFailure failureAt(String scheme, Treatment treatment) throws Exception {
            TransportSettings settings = TransportSettings.builder()
                    .connectTimeout(Duration.ofMillis(500))
                    .build();
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                    HttpTransport transport = JdkTransport.create(settings)) {
                Thread serving = new Thread(() -> {
                    try (Socket socket = server.accept()) {
                        treatment.run(socket);
                    } catch (IOException reset) {
                        return; // the client was faster
                    }
                });
                serving.start();
                Origin origin = Origin.of(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()));
                TransportFailure[] failure = new TransportFailure[1];
                assertThatThrownBy(() -> transport.exchange(
                                new TransportRequest("GET", origin, "/", new String[0], null, 0, 0, 30_000_000_000L)))
                        .isInstanceOfSatisfying(TransportFailure.class, thrown -> failure[0] = thrown);
                return failure[0];
            }
        }
    }

    /** What a server does with a connection before it closes. */
    private interface Treatment {
        void run(Socket socket) throws IOException;
    }

    @Nested
    class A_body {
        @Test
        void without_end_is_given_up_at_the_limit() throws Exception {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", A_body::sendForEver);
            server.start();
            Origin origin = Origin.of(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            TransportRequest request =
                    new TransportRequest("GET", origin, "/", new String[0], null, 0, 0, 30_000_000_000L);

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
            while (true) exchange.getResponseBody().write(mebibyte); // until the other side closes
        }
    }

    /** They hold threads of the client as a look-up of a name does that hangs. */
    @Nested
    class Callbacks_that_block {
        private static final int COUNT = 10; // more than there are threads when all goes well

        private final CountDownLatch answering = new CountDownLatch(1);
        private final CountDownLatch reached = new CountDownLatch(COUNT);
        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);
        private HttpServer server;

        @BeforeEach
        void start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> answerAfter(answering, exchange));
            server.createContext("/never", exchange -> answerAfter(never, exchange));
            server.start();
        }

        @AfterEach
        void stop() {
            end.countDown();
            never.countDown();
            server.stop(0);
        }

        @Test
        void do_not_keep_other_calls_waiting() throws Exception {
            try (HttpTransport transport = blocked(TransportSettings.defaults())) {
                assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

                assertThat(transport.send(request("/", 10_000))).succeedsWithin(10, TimeUnit.SECONDS);
                end.countDown();
            }
        }

        @Test
        void delay_no_time_out_even_when_there_may_be_no_more_threads() {
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
                transport.send(request("/", 10_000)).whenComplete((answer, problem) -> {
                    reached.countDown();
                    await(end);
                });
            answering.countDown();
            return transport;
        }

        private TransportRequest request(String target, int millis) {
            Origin origin = Origin.of(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            return new TransportRequest("GET", origin, target, new String[0], null, 0, 0, millis * 1_000_000L);
        }

        private void answerAfter(CountDownLatch latch, HttpExchange exchange) throws IOException {
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
        /** Before Java 21 this is all that can be had; it fails if anything of ours still refers to the client. */
        @Test
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
            assertThat(transport.name()).as("still in reach until here").isEqualTo("jdk");
        }
    }
}
