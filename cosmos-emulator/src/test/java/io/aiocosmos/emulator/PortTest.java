package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
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
            emulator.region("West US").takeDown();

            assertThatThrownBy(() -> client.get("/")).isInstanceOf(IOException.class);
        }
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
