package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class NettyTransportTest {
    @Test
    void needs_an_event_loop() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyTransport.create(TransportSettings.defaults(), 0))
                .withMessageContaining("eventLoops");
    }

    /** The other loop's connection became free last, so it would be taken otherwise. */
    @Test
    void a_call_from_an_event_loop_takes_a_connection_of_that_loop() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch secondIsFree = new CountDownLatch(1);
        try (HeldServer server = new HeldServer(first, second);
                HttpTransport transport = NettyTransport.create(TransportSettings.defaults(), 2)) {
            CompletableFuture<Boolean> stayed = transport
                    .send(server.request("/0"))
                    .thenCompose(response -> {
                        Thread here = Thread.currentThread();
                        second.countDown();
                        await(secondIsFree);
                        return transport.send(server.request("/2")).thenApply(next -> here == Thread.currentThread());
                    });
            transport.send(server.request("/1")).whenComplete((response, problem) -> secondIsFree.countDown());
            first.countDown();

            assertThat(stayed).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        }
    }

    /** The event loop is blocked until all calls are queued, so that their alarm cannot fire first. */
    @Test
    void ten_thousand_queued_calls_past_their_deadlines_all_fail() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch allAreThere = new CountDownLatch(1);
        TransportSettings narrow = TransportSettings.builder().maxConnections(1).build();
        try (HeldServer server = new HeldServer();
                HttpTransport transport = NettyTransport.create(narrow, 1)) {
            transport.send(server.request("/9")).whenComplete((response, problem) -> {
                held.countDown();
                await(allAreThere);
            });
            await(held);
            CompletableFuture<?>[] late = new CompletableFuture<?>[10_000];
            for (int i = 0; i < late.length; i++) late[i] = transport.send(server.request("/9", 1));
            allAreThere.countDown();

            assertThat(CompletableFuture.allOf(late))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(TransportFailure.class);
            assertThat(late).allMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(transport.send(server.request("/9"))).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_ssl_context_that_is_not_initialised_fails_at_once_with_its_reason() throws Exception {
        TransportSettings unfit = TransportSettings.builder()
                .sslContext(SSLContext.getInstance("TLS"))
                .connectTimeout(Duration.ofMinutes(1))
                .build();
        try (HeldServer server = new HeldServer();
                HttpTransport transport = NettyTransport.create(unfit)) {
            TransportRequest request = server.secureRequest();

            assertThat(transport.send(request))
                    .failsWithin(30, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .extracting(Throwable::getCause, InstanceOfAssertFactories.type(TransportFailure.class))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.TLS);
                        assertThat(failure.mayHaveBeenSent()).isFalse();
                        assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
                    });
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Responds to {@code /0} and {@code /1} when their latches open, to anything else at once. */
    private static final class HeldServer implements AutoCloseable {
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);

        HeldServer(CountDownLatch... latches) throws IOException {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                int number = exchange.getRequestURI().getPath().charAt(1) - '0';
                if (number < latches.length) await(latches[number]);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        TransportRequest request(String target) {
            return request(target, 10_000_000_000L);
        }

        TransportRequest request(String target, long timeoutNanos) {
            return request("http", target, timeoutNanos);
        }

        TransportRequest secureRequest() {
            return request("https", "/9", 10_000_000_000L);
        }

        private TransportRequest request(String scheme, String target, long timeoutNanos) {
            Origin origin = Origin.of(
                    URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort()));
            return TransportRequest.builder("GET", origin, target)
                    .timeoutNanos(timeoutNanos)
                    .build();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdown();
        }
    }

    @Test
    void a_server_that_speaks_tls_is_reported_and_saw_no_request() throws Exception {
        byte[] unexpectedMessage = {21, 3, 3, 0, 2, 2, 10};
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HttpTransport transport = NettyTransport.create(TransportSettings.defaults())) {
            Thread answering = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[1000]);
                    socket.getOutputStream().write(unexpectedMessage);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            answering.start();
            Origin origin = Origin.of(URI.create("http://127.0.0.1:" + server.getLocalPort()));

            assertThatThrownBy(() -> transport.exchange(TransportRequest.builder("GET", origin, "/")
                            .timeoutNanos(30_000_000_000L)
                            .build()))
                    .isInstanceOfSatisfying(TransportFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.UNSUPPORTED_REQUEST);
                        assertThat(failure.mayHaveBeenSent()).isFalse();
                    })
                    .hasMessageContaining("speaks TLS: use https://")
                    .hasMessageNotContaining("1503");
            answering.join();
        }
    }

    /** The system accepts its connections, but nobody reads from them. */
    @Test
    void a_server_silent_in_the_tls_handshake_is_reported_as_perhaps_without_tls() throws Exception {
        TransportSettings settings = TransportSettings.builder()
                .connectTimeout(Duration.ofMillis(500))
                .build();
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                HttpTransport transport = NettyTransport.create(settings)) {
            assertThatThrownBy(() -> transport.exchange(toMute(mute, 30_000_000_000L)))
                    .isInstanceOfSatisfying(TransportFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.TLS);
                        assertThat(failure.mayHaveBeenSent()).isFalse();
                    })
                    .hasMessageContaining("speaks no TLS on that port");
        }
    }

    @Test
    void a_call_past_its_deadline_in_the_tls_handshake_had_no_connection() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                HttpTransport transport = NettyTransport.create(TransportSettings.defaults())) {
            assertThatThrownBy(() -> transport.exchange(toMute(mute, 300_000_000L)))
                    .isInstanceOfSatisfying(TransportFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.CONNECT);
                        assertThat(failure.mayHaveBeenSent()).isFalse();
                    });
        }
    }

    private static TransportRequest toMute(ServerSocket mute, long timeoutNanos) {
        Origin origin = Origin.of(URI.create("https://127.0.0.1:" + mute.getLocalPort()));
        return TransportRequest.builder("GET", origin, "/")
                .timeoutNanos(timeoutNanos)
                .build();
    }
}
