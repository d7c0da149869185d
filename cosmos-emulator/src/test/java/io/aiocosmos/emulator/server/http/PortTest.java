package io.aiocosmos.emulator.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.emulator.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PortTest {
    @Test
    void https_speaks_to_clients_that_trust_its_certificate_only() throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.builder().https(0).start()) {
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(emulator.sslContext()).build();
            String byName = emulator.endpoint().replace("127.0.0.1", "localhost");

            assertThat(emulator.endpoint()).startsWith("https://127.0.0.1:");
            assertThat(RawClient.overHttp(trusting, emulator.endpoint(), emulator.key())
                            .get("/")
                            .status())
                    .isEqualTo(200);
            assertThat(RawClient.overHttp(trusting, byName, emulator.key())
                            .get("/")
                            .status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> RawClient.overHttp(HttpClient.newHttpClient(), byName, emulator.key())
                            .get("/"))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void without_https_there_is_no_tls_context() {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            assertThatThrownBy(emulator::sslContext).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> emulator.listen(0)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            int port = URI.create(emulator.endpoint()).getPort();

            assertThatThrownBy(() -> CosmosEmulator.builder().http(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    @Test
    void a_region_that_is_down_breaks_connections() throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            RawClient client = RawClient.overHttp(HttpClient.newHttpClient(), emulator.endpoint(), emulator.key());
            emulator.region("South Central US").takeDown();

            assertThatThrownBy(() -> client.get("/")).isInstanceOf(IOException.class);
        }
    }

    @Tag("slow")
    @Test
    void any_number_of_requests_may_wait_at_once() throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            Hold hold = emulator.faults().always().hold();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(emulator.endpoint())).build();
            List<CompletableFuture<HttpResponse<Void>>> responses = Stream.generate(
                            () -> client.sendAsync(request, BodyHandlers.discarding()))
                    .limit(400)
                    .toList();

            assertThat(hold.awaitArrivals(400, Duration.ofSeconds(20))).isTrue();
            assertThat(emulator.stats().inFlight()).isEqualTo(400);
            hold.release();

            for (var response : responses)
                assertThat(response.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
            assertThat(emulator.stats().timeInFlight(400)).isPositive();
        }
    }

    @Test
    void closing_breaks_the_connections_of_those_that_wait() throws Exception {
        CosmosEmulator emulator =
                CosmosEmulator.builder().http(0).latency(Duration.ofMinutes(1)).start();
        CountDownLatch arrived = new CountDownLatch(1);
        emulator.onRequest(request -> arrived.countDown());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(emulator.endpoint())).build();
        var response = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        emulator.close();

        assertThatThrownBy(() -> response.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThat(emulator.stats().inFlight()).isZero();
    }

    @Test
    void no_thread_is_left_after_close() throws Exception {
        CosmosEmulator emulator = CosmosEmulator.builder().http(0).start();
        RawClient.overHttp(HttpClient.newHttpClient(), emulator.endpoint(), emulator.key())
                .get("/");
        emulator.faults().next(1).delay(Duration.ofMillis(1));
        RawClient.inProcess(emulator).get("/");
        assertThat(threads()).isNotEmpty();

        emulator.close();
        emulator.close();

        assertThat(threads()).isEmpty();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("cosmos-emulator") || name.equals("HTTP-Dispatcher"))
                .toList();
    }
}
