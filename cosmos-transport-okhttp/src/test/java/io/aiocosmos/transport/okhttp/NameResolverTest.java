package io.aiocosmos.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call whose look-up hangs. */
class NameResolverTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private FixedResponseServer server;
    private OkHttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new FixedResponseServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }

    @AfterEach
    void stop() throws IOException {
        release.countDown();
        transport.close();
        server.close();
    }

    @Test
    void fails_unsent_at_the_connect_time_out() {
        OkHttpTransport hanging = hanging(Duration.ofMillis(100));

        TransportFailure failure =
                catchThrowableOfType(TransportFailure.class, () -> hanging.exchange(server.to("books.example")));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
    }

    @Test
    void fails_its_future_at_the_connect_time_out() {
        OkHttpTransport hanging = hanging(Duration.ofMillis(100));

        assertThat(hanging.send(server.to("books.example")))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TransportFailure.class);
    }

    @Test
    void can_be_interrupted() throws Exception {
        OkHttpTransport hanging = hanging(Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        TransportFailure failure =
                catchThrowableOfType(TransportFailure.class, () -> hanging.exchange(server.to("books.example")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure.mayHaveBeenSent()).isFalse();
    }

    /** It would wait for a day. */
    @Test
    @Timeout(60)
    void ends_at_the_deadline_of_the_call() {
        OkHttpTransport hanging = hanging(Duration.ofDays(1));

        TransportFailure failure = catchThrowableOfType(
                TransportFailure.class, () -> hanging.exchange(server.to("books.example", 100_000_000)));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.mayHaveBeenSent()).isFalse();
    }

    @Test
    void releases_its_permit_when_cancelled() throws Exception {
        OkHttpTransport hanging =
                hanging(TransportSettings.builder().maxConnections(1).connectTimeout(Duration.ofMinutes(1)));
        CompletableFuture<TransportResponse> cancelled = hanging.send(server.to("books.example"));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        cancelled.cancel(true);

        assertThat(hanging.send(server.get())).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private OkHttpTransport hanging(Duration connectTimeout) {
        return hanging(TransportSettings.builder().connectTimeout(connectTimeout));
    }

    private OkHttpTransport hanging(TransportSettings.Builder settings) {
        OkHttpClient.Builder base = new OkHttpClient.Builder().dns(host -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Arrays.asList(InetAddress.getLoopbackAddress());
        });
        transport = OkHttpTransport.create(base.build(), settings.build());
        return transport;
    }
}
