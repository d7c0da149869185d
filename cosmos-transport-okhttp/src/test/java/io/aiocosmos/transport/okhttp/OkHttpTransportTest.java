package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import okhttp3.Call;
import okhttp3.CertificatePinner;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OkHttpTransportTest {
    private static final String RETRY_AFTER_0 = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\n"
            + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno";

    private final OkHttpClient.Builder base = new OkHttpClient.Builder();
    private FixedResponseServer server;
    private OkHttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new FixedResponseServer(RETRY_AFTER_0);
    }

    @AfterEach
    void stop() throws IOException {
        if (transport != null) transport.close();
        server.close();
    }

    @Nested
    class A_users_interceptors {
        private final List<Response> seen = new CopyOnWriteArrayList<>();

        @Test
        void see_the_response_as_it_is_on_either_side() throws Exception {
            base.addInterceptor(this::look).addNetworkInterceptor(this::look);

            TransportResponse response = transport().exchange(server.get());

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.bodyLength()).isEqualTo(2);
            assertThat(seen).hasSize(2).allSatisfy(each -> {
                assertThat(each.code()).isEqualTo(503);
                assertThat(each.message()).isEqualTo("Service Unavailable");
                assertThat(each.header("retry-after")).isEqualTo("0");
                assertThat(each.header("content-encoding")).isEqualTo("gzip");
            });
            assertThat(server.heads()).hasSize(1);
        }

        @Test
        void may_add_headers_even_those_of_OkHttp() throws Exception {
            base.addInterceptor(chain -> chain.proceed(
                    chain.request().newBuilder().header("user-agent", "mine").build()));

            transport().exchange(server.get("x-a", "b"));

            assertThat(server.heads().get(0))
                    .contains("user-agent: mine\n", "x-a: b\n")
                    .doesNotContain("Accept-Encoding");
        }

        @Test
        void may_send_a_request_of_their_own() throws Exception {
            base.addInterceptor(chain -> chain.proceed(
                    new Request.Builder().url(chain.request().url()).build()));

            assertThat(transport().exchange(server.get()).status()).isEqualTo(503);
        }

        @Test
        void that_throw_break_one_call_only() throws Exception {
            base.addInterceptor(chain -> {
                if (chain.request().header("x-fail") != null) throw new IllegalStateException("secret");
                return chain.proceed(chain.request());
            });
            OkHttpTransport narrow = transport(TransportSettings.builder().maxConnections(1));

            TransportFailure failure =
                    catchThrowableOfType(TransportFailure.class, () -> narrow.exchange(server.get("x-fail", "1")));

            assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
            assertThat(failure.mayHaveBeenSent()).isFalse();
            assertThat(failure).hasMessageNotContaining("secret");
            assertThat(narrow.exchange(server.get()).status()).isEqualTo(503);
        }

        @Test
        void that_throw_checked_exceptions_or_errors_fail_the_call() {
            for (Throwable thrown : List.of(new AssertionError("secret"), new Exception("secret"))) {
                base.interceptors().clear();
                base.addInterceptor(chain -> {
                    throw OkHttpTransportTest.<RuntimeException>unchecked(thrown);
                });
                try (OkHttpTransport throwing = OkHttpTransport.create(base.build(), TransportSettings.defaults())) {
                    assertThat(throwing.send(server.get()))
                            .failsWithin(30, TimeUnit.SECONDS)
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(TransportFailure.class);
                    TransportFailure failure =
                            catchThrowableOfType(TransportFailure.class, () -> throwing.exchange(server.get()));
                    assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
                    assertThat(failure.mayHaveBeenSent()).isFalse();
                    assertThat(failure).hasMessageNotContaining("secret").hasCause(thrown);
                }
            }
        }

        private Response look(Interceptor.Chain chain) throws IOException {
            Response response = chain.proceed(chain.request());
            seen.add(response);
            return response;
        }
    }

    @Nested
    class A_users_client {
        @Test
        void makes_the_sockets_which_send_without_delay() throws Exception {
            List<Socket> made = new CopyOnWriteArrayList<>();
            base.socketFactory(new RecordingSockets(made));

            transport().exchange(server.get());

            assertThat(made).hasSize(1);
            assertThat(made.get(0).getTcpNoDelay()).isTrue();
        }

        @Test
        void with_pins_is_rejected_beside_an_ssl_context_of_the_settings() throws Exception {
            base.certificatePinner(new CertificatePinner.Builder()
                    .add("books.example", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                    .build());
            TransportSettings.Builder settings = TransportSettings.builder();
            assertThat(transport(settings)).isNotNull();

            settings.sslContext(SSLContext.getDefault());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> transport(settings))
                    .withMessageContaining("pins")
                    .withMessageContaining("sslSocketFactory");
        }

        @Test
        void is_not_closed_by_the_transport() throws Exception {
            OkHttpClient client = base.build();
            transport = OkHttpTransport.create(client, TransportSettings.defaults());
            transport.send(server.get()).get();
            transport.close();

            Request request = new Request.Builder()
                    .url(server.get().origin() + "/x")
                    .header("Connection", "close")
                    .build();
            try (Response response = client.newBuilder()
                    .retryOnConnectionFailure(false)
                    .build()
                    .newCall(request)
                    .execute()) {
                assertThat(response.code()).isEqualTo(503);
            }
            assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
            client.dispatcher().executorService().shutdown();
        }
    }

    @Nested
    class A_connection_that_just_became_free {
        private final List<Socket> made = new CopyOnWriteArrayList<>();
        private final List<FixedResponseServer> others = new ArrayList<>();

        @AfterEach
        void stopOthers() throws IOException {
            for (FixedResponseServer other : others) other.close();
        }

        @Test
        void is_kept_when_another_origin_opens_one_within_the_limit() throws Exception {
            asFirstBecomesFree(2);

            transport.exchange(server.get());
            assertThat(made).as("one for each origin").hasSize(2);

            transport.exchange(server.get());
            assertThat(made).hasSize(2);
        }

        @Test
        void is_closed_for_another_origin_at_the_limit() throws Exception {
            asFirstBecomesFree(3);

            transport.exchange(server.get());
            transport.exchange(other().get());
            transport.exchange(other().get());

            assertThat(made).hasSize(4);
            assertThat(made.stream().filter(socket -> !socket.isClosed())).hasSizeLessThanOrEqualTo(3);
        }

        private FixedResponseServer other() throws IOException {
            FixedResponseServer other = new FixedResponseServer(RETRY_AFTER_0);
            others.add(other);
            return other;
        }

        /** Sends a call to another origin while the first call still has its permit, but its connection is free already. */
        private void asFirstBecomesFree(int limit) throws IOException {
            FixedResponseServer other = other();
            AtomicBoolean first = new AtomicBoolean(true);
            base.socketFactory(new RecordingSockets(made)).eventListener(new EventListener() {
                @Override
                public void connectionReleased(Call call, Connection connection) {
                    if (first.getAndSet(false))
                        assertThat(transport.send(other.get())).succeedsWithin(30, TimeUnit.SECONDS);
                }
            });
            transport(TransportSettings.builder().maxConnections(limit));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private OkHttpTransport transport() {
        return transport(TransportSettings.builder());
    }

    private OkHttpTransport transport(TransportSettings.Builder settings) {
        transport = OkHttpTransport.create(base.build(), settings.build());
        return transport;
    }

    /** Makes plain sockets and records them. */
    private static final class RecordingSockets extends SocketFactory {
        private final List<Socket> made;

        RecordingSockets(List<Socket> made) {
            this.made = made;
        }

        @Override
        public Socket createSocket() {
            Socket socket = new Socket();
            made.add(socket);
            return socket;
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

    @Test
    void a_server_that_speaks_tls_is_reported_and_saw_no_request() throws Exception {
        byte[] unexpectedMessage = {21, 3, 3, 0, 2, 2, 10};
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HttpTransport transport = OkHttpTransport.create(TransportSettings.defaults())) {
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
                HttpTransport transport = OkHttpTransport.create(settings)) {
            Origin origin = Origin.of(URI.create("https://127.0.0.1:" + mute.getLocalPort()));

            TransportFailure failure = catchThrowableOfType(
                    TransportFailure.class,
                    () -> transport.exchange(TransportRequest.builder("GET", origin, "/")
                            .timeoutNanos(30_000_000_000L)
                            .build()));

            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure.mayHaveBeenSent()).isFalse();
            assertThat(failure).hasMessageContaining("speaks no TLS on that port");
        }
    }

    @Test
    void a_call_past_its_deadline_in_the_tls_handshake_had_no_connection() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                HttpTransport transport = OkHttpTransport.create(TransportSettings.defaults())) {
            Origin origin = Origin.of(URI.create("https://127.0.0.1:" + mute.getLocalPort()));

            TransportFailure failure = catchThrowableOfType(
                    TransportFailure.class,
                    () -> transport.exchange(TransportRequest.builder("GET", origin, "/")
                            .timeoutNanos(300_000_000L)
                            .build()));

            assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
            assertThat(failure.mayHaveBeenSent()).isFalse();
        }
    }
}
