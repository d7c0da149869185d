package io.aiocosmos.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpiValuesTest {
    private static final Origin HERE = Origin.of(URI.create("http://127.0.0.1:8081"));

    /** Where {@link URI} sees no host. */
    @ParameterizedTest
    @CsvSource({
        "https://b\u00fccher.example/, https://xn--bcher-kva.example",
        "https://my_account.example:8081, https://my_account.example:8081",
        "http://b\u00fccher_1.example:, http://xn--bcher_1-n2a.example"
    })
    void an_origin_may_have_a_name_with_an_underscore_or_letters_beyond_ascii(String address, String text) {
        assertThat(Origin.of(URI.create(address))).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://A.documents.azure.com:443/, https://a.documents.azure.com, a.documents.azure.com, 443, true",
        "http://localhost, http://localhost, localhost, 80, false",
        "https://my_account.test, https://my_account.test, my_account.test, 443, true",
        "http://Cosmos_Emulator:8081/, http://cosmos_emulator:8081, cosmos_emulator:8081, 8081, false",
        "https://m\u00FCnchen.test:443/, https://xn--mnchen-3ya.test, xn--mnchen-3ya.test, 443, true",
        "https://\u65E5\u672C.test:8081, https://xn--wgv71a.test:8081, xn--wgv71a.test:8081, 8081, true",
        "https://my_account.test:/, https://my_account.test, my_account.test, 443, true",
        "HTTPS://[::1]:8081/x, https://[::1]:8081, [::1]:8081, 8081, true"
    })
    void an_origin_is_scheme_host_and_port(String address, String text, String authority, int port, boolean secure) {
        Origin origin = Origin.of(URI.create(address));

        assertThat(origin).hasToString(text).isEqualTo(Origin.of(URI.create(text)));
        assertThat(origin.authority()).isEqualTo(authority);
        assertThat(origin.port()).isEqualTo(port);
        assertThat(origin.secure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a",
                "a",
                "https:///x",
                "https://x:65536",
                "//a",
                "https://a_b:65536",
                "https://a_b:x",
                "https://_@a_b",
                "https://a_b:1:2"
            })
    void other_addresses_are_no_origin(String address) {
        assertThatThrownBy(() -> Origin.of(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_request_prints_neither_headers_nor_body() {
        TransportRequest request = TransportRequest.builder("POST", HERE, "/dbs")
                .headers("authorization", "secret")
                .body("body".getBytes(), 0, 4)
                .timeoutNanos(1)
                .build();

        assertThat(request).hasToString("POST http://127.0.0.1:8081/dbs");
        assertThat(request.headerName(0)).isEqualTo("authorization");
        assertThat(request.headerValue(0)).isEqualTo("secret");
    }

    @Test
    void a_malformed_request_is_refused() {
        assertThatThrownBy(() -> TransportRequest.builder("GET", HERE, "dbs")
                        .timeoutNanos(1)
                        .build())
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> TransportRequest.builder("GET", HERE, "/dbs")
                        .headers(new String[1])
                        .timeoutNanos(1)
                        .build())
                .hasMessageContaining("in turn");
        assertThatThrownBy(() -> TransportRequest.builder("GET", HERE, "/dbs").build())
                .hasMessageContaining("timeoutNanos");
    }

    @Test
    void a_request_in_one_step_is_the_one_that_the_builder_makes() {
        byte[] body = {1, 2, 3};
        TransportRequest built = TransportRequest.builder("PUT", HERE, "/dbs")
                .headers("a", "b")
                .body(body, 1, 2)
                .timeoutNanos(5)
                .build();

        TransportRequest direct = TransportRequest.of("PUT", HERE, "/dbs", new String[] {"a", "b"}, body, 1, 2, 5);

        assertThat(direct).usingRecursiveComparison().isEqualTo(built);
        assertThatThrownBy(() -> TransportRequest.of("PUT", HERE, "dbs", new String[0], null, 0, 0, 5))
                .hasMessageContaining("slash");
    }

    @Test
    void settings_are_checked_where_they_are_set() {
        assertThatThrownBy(() -> TransportSettings.builder().maxConnections(0))
                .hasMessage("maxConnections must be at least 1, was 0");
        assertThatThrownBy(() -> TransportSettings.builder().maxResponseBytes(0))
                .hasMessage("maxResponseBytes must be at least 1, was 0");
        assertThatThrownBy(() -> TransportSettings.builder().connectTimeout(Duration.ZERO))
                .hasMessage("connectTimeout must be positive, was PT0S");
    }

    @Test
    void a_response_may_have_16_MB_unless_the_settings_say_otherwise() {
        assertThat(TransportSettings.defaults().maxResponseBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(TransportSettings.builder().maxResponseBytes(5).build().maxResponseBytes())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/.",
                "/docs/..",
                "/./x",
                "/../x",
                "/docs/%2e",
                "/docs/%2E/x",
                "/docs/%2e%2E",
                "/docs/.%2e",
                "/docs/%2E.?a=b",
                "/docs/..#x",
                "/docs\\..\\x",
                "//.."
            })
    void a_dot_segment_is_found(String target) {
        assertThat(get(target).hasDotSegment()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs/...",
                "/docs/.a",
                "/docs/a.",
                "/docs/..a",
                "/docs/a..",
                "/docs/%2e%2e%2e",
                "/docs/%252e",
                "/docs/%2",
                "/docs/%2f",
                "/docs/. ",
                "/docs/..%2f",
                "/docs?a=/../b",
                "/docs?/..",
                "/docs#/.."
            })
    void what_only_looks_like_a_dot_segment_is_none(String target) {
        assertThat(get(target).hasDotSegment()).isFalse();
    }

    private static TransportRequest get(String target) {
        return TransportRequest.builder("GET", HERE, target).timeoutNanos(1).build();
    }

    @Test
    void durations_too_long_to_count_in_nanoseconds_are_refused_where_they_are_set() {
        Duration most = Duration.ofDays(25_000);
        TransportSettings.builder().connectTimeout(most).idleTimeout(most);

        assertThatThrownBy(() -> TransportSettings.builder().connectTimeout(ChronoUnit.FOREVER.getDuration()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("connectTimeout must be at most 25000 days, was PT");
        assertThatThrownBy(() -> TransportSettings.builder().idleTimeout(most.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("idleTimeout must be at most 25000 days, was PT");
    }

    @Nested
    class Exchange_by_default {
        private final CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        private boolean sent;
        private boolean interruptedMeanwhile;
        private final HttpTransport transport = new HttpTransport() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public CompletableFuture<TransportResponse> send(TransportRequest request) {
                sent = true;
                if (interruptedMeanwhile) Thread.currentThread().interrupt();
                return answer;
            }

            @Override
            public void close() {}
        };
        private final TransportRequest request = TransportRequest.builder("GET", HERE, "/")
                .timeoutNanos(Long.MAX_VALUE)
                .build();

        @Test
        void sends_nothing_for_a_thread_that_is_interrupted_already() {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> transport.exchange(request))
                    .isInstanceOfSatisfying(TransportFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.CANCELLED);
                        assertThat(failure.mayHaveBeenSent()).isFalse();
                    });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(sent).isFalse();
        }

        @Test
        void gives_the_failure_itself() {
            TransportFailure failure = new TransportFailure(TransportFailure.Kind.POOL, false, "full", null);
            answer.completeExceptionally(failure);

            assertThatThrownBy(() -> transport.exchange(request)).isSameAs(failure);
        }

        @Test
        void makes_anything_else_a_broken_connection_of_unknown_outcome() {
            answer.completeExceptionally(new IllegalStateException("bug"));

            assertThatThrownBy(() -> transport.exchange(request))
                    .isInstanceOfSatisfying(TransportFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.BROKEN);
                        assertThat(failure.mayHaveBeenSent()).isTrue();
                    });
        }

        @Test
        void cancels_and_keeps_the_flag_when_interrupted() {
            interruptedMeanwhile = true;

            assertThatThrownBy(() -> transport.exchange(request))
                    .isInstanceOfSatisfying(
                            TransportFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(TransportFailure.Kind.CANCELLED));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isCancelled();
        }
    }

    @Test
    void a_selectors_word_on_proxies_is_an_http_proxy_or_none_or_a_failure() {
        InetSocketAddress address = InetSocketAddress.createUnresolved("proxy.example", 8080);
        Proxy socks = new Proxy(Proxy.Type.SOCKS, address);
        Proxy http = new Proxy(Proxy.Type.HTTP, address);

        assertThat(selecting(List.of(socks, http)).proxyFor(HERE)).contains(address);
        assertThat(selecting(List.of(Proxy.NO_PROXY, http)).proxyFor(HERE)).isEmpty();
        assertThat(selecting(List.of()).proxyFor(HERE)).isEmpty();
        assertThat(TransportSettings.defaults().proxyFor(HERE)).isEmpty();
        assertThatThrownBy(() -> selecting(List.of(socks)).proxyFor(HERE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no HTTP proxy");
    }

    private static TransportSettings selecting(List<Proxy> proxies) {
        return TransportSettings.builder()
                .proxySelector(new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI address) {
                        return proxies;
                    }

                    @Override
                    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
                })
                .build();
    }
}
