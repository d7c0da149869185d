package io.aiocosmos.core;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.VirtualTiming;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBuilderTest {
    private static final String KEY = "c2VjcmV0LWtleS1vZi10aGUtYWNjb3VudA==";
    private static final String ENDPOINT = "https://account.test:443/";

    private final VirtualTiming timing = new VirtualTiming();
    private final FakeTransport transport = new FakeTransport(timing).account(FakeAccount.of("west"));
    private final Map<String, String> environment = new HashMap<>();

    private ClientBuilder bare() {
        return new ClientBuilder(environment::get)
                .transport(transport)
                .codec(new TestCodec())
                .timing(timing);
    }

    private ClientBuilder whole() {
        return bare().endpoint(ENDPOINT).key(KEY);
    }

    @Nested
    class Bad_input {
        static Stream<Arguments> table() {
            return Stream.of(
                    bad(b -> b.endpoint(null), "endpoint must not be null"),
                    bad(b -> b.endpoint(""), "endpoint must start with http:// or https://, was "),
                    bad(b -> b.endpoint("account.test"), "endpoint must be scheme, host and port alone"),
                    bad(b -> b.endpoint("localhost:8081"), "endpoint must start with http:// or https://"),
                    bad(b -> b.endpoint("ftp://account.test"), "endpoint must start with http:// or https://"),
                    bad(b -> b.endpoint("https:///"), "endpoint has no host"),
                    bad(b -> b.endpoint("https://a b"), "endpoint is no address"),
                    bad(b -> b.endpoint("https://account.test/dbs"), "endpoint must be scheme, host and port alone"),
                    bad(b -> b.endpoint("https://account.test/?a=b"), "endpoint must be scheme, host and port alone"),
                    bad(b -> b.endpoint("https://me@account.test"), "endpoint must be scheme, host and port alone"),
                    bad(b -> b.key(null), "key must not be null"),
                    bad(b -> b.key(" "), "key must not be blank"),
                    bad(b -> b.key("not base64!"), "key must be base64"),
                    bad(b -> b.credential(null), "credential must not be null"),
                    bad(b -> b.connectionString(null), "connectionString must not be null"),
                    bad(b -> b.connectionString("AccountKey=" + KEY), "connectionString lacks AccountEndpoint"),
                    bad(b -> b.connectionString("AccountEndpoint=" + ENDPOINT), "connectionString lacks AccountKey"),
                    bad(b -> b.preferredRegions((String[]) null), "regions must not be null"),
                    bad(b -> b.preferredRegions("west", null), "region must not be null"),
                    bad(b -> b.preferredRegions(" "), "region must not be blank"),
                    bad(b -> b.consistencyLevel(null), "consistencyLevel must not be null"),
                    bad(b -> b.timeout(null), "timeout must not be null"),
                    bad(b -> b.timeout(Duration.ZERO), "timeout must be positive, was PT0S"),
                    bad(b -> b.timeout(Duration.ofSeconds(-1)), "timeout must be positive, was PT-1S"),
                    bad(b -> b.maxConnections(0), "maxConnections must be at least 1, was 0"),
                    bad(b -> b.connectTimeout(null), "connectTimeout must not be null"),
                    bad(b -> b.connectTimeout(Duration.ZERO), "connectTimeout must be positive, was PT0S"),
                    bad(b -> b.sslContext(null), "sslContext must not be null"),
                    bad(b -> b.proxy(null), "proxy must not be null"),
                    bad(b -> b.transport((String) null), "transport must not be null"),
                    bad(b -> b.codec((String) null), "codec must not be null"),
                    bad(b -> b.listener(null), "listener must not be null"),
                    bad(b -> b.callbackExecutor(null), "callbackExecutor must not be null"),
                    bad(b -> b.userAgentSuffix(null), "userAgentSuffix must not be null"),
                    bad(
                            b -> b.userAgentSuffix("x".repeat(65)),
                            "userAgentSuffix must be at most 64 characters, was 65"),
                    bad(
                            b -> b.userAgentSuffix("a\r\nb"),
                            "userAgentSuffix must be printable ASCII; it is not at index 1"),
                    bad(b -> b.userAgentSuffix("ü"), "userAgentSuffix must be printable ASCII; it is not at index 0"));
        }

        private static Arguments bad(Consumer<ClientBuilder> setter, String message) {
            return Arguments.of(message, setter);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("table")
        void is_refused_at_once_by_name_and_rule(String message, Consumer<ClientBuilder> setter) {
            ClientBuilder builder = new ClientBuilder(name -> null);

            assertThatThrownBy(() -> setter.accept(builder))
                    .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
                    .hasMessageStartingWith(message);
        }
    }

    @Nested
    class What_is_missing {
        @Test
        void is_an_endpoint() {
            assertThatThrownBy(() -> bare().key(KEY).build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage("No endpoint given: call endpoint(…) or connectionString(…) on the builder.");
        }

        @Test
        void is_a_credential() {
            assertThatThrownBy(() -> bare().endpoint(ENDPOINT).build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage(
                            "No credential given: call key(…), credential(…) or connectionString(…) on the builder.");
        }

        @Test
        void is_a_transport() {
            assertThatThrownBy(() -> new ClientBuilder(name -> null)
                            .endpoint(ENDPOINT)
                            .key(KEY)
                            .codec(new TestCodec())
                            .build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageStartingWith("No transport found.");
        }
    }

    @Nested
    class Plain_http {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://account.test",
                    "http://10.0.0.1:8081",
                    "http://localhost.evil.test",
                    "http://127.evil.test"
                })
        void is_refused_over_the_network(String endpoint) {
            assertThatThrownBy(() -> bare().endpoint(endpoint).key(KEY).build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("is not encrypted")
                    .hasMessageContaining("allowHttp(true)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"http://localhost:8081", "http://127.0.0.1:8081/", "http://[::1]:8081", "http://a.localhost"
                })
        void is_fine_on_this_machine(String endpoint) {
            bare().endpoint(endpoint).key(KEY).build().close();
        }

        @Test
        void is_the_users_own_choice() {
            bare().endpoint("http://account.test")
                    .key(KEY)
                    .allowHttp(true)
                    .build()
                    .close();
        }
    }

    @Nested
    class The_environment {
        @ParameterizedTest
        @CsvSource({
            "localhost:9090, http://localhost:9090",
            "' 127.0.0.1:8081 ', http://127.0.0.1:8081",
            "https://emulator:8081, https://emulator:8081",
            "http://localhost:8081/, http://localhost:8081"
        })
        void sends_a_program_to_an_emulator(String host, String origin) {
            environment.put("COSMOS_EMULATOR_HOST", host);

            whole().connect().close();

            assertThat(transport.accountReads().get(0).origin()).hasToString(origin);
        }

        @Test
        void brings_the_emulators_key_so_that_none_need_be_given() {
            environment.put("COSMOS_EMULATOR_HOST", "localhost:8081");

            bare().connect().close();

            assertThat(header(transport.accountReads().get(0), "authorization")).startsWith("type%3Dmaster");
        }

        @Test
        void that_is_blank_says_nothing() {
            environment.put("COSMOS_EMULATOR_HOST", " ");

            whole().connect().close();

            assertThat(transport.accountReads().get(0).origin()).hasToString("https://account.test");
        }

        @Test
        void cannot_switch_encryption_off_over_the_network() {
            environment.put("COSMOS_EMULATOR_HOST", "far.away.test:8081");

            assertThatThrownBy(() -> whole().build()).hasMessageContaining("is not encrypted");
        }
    }

    @Nested
    class Secrets {
        private String printed(Throwable problem) {
            StringWriter text = new StringWriter();
            problem.printStackTrace(new PrintWriter(text));
            return text.toString();
        }

        @Test
        void are_not_in_what_is_said_of_an_endpoint_that_is_a_connection_string() {
            Throwable problem =
                    catchThrowable(() -> bare().endpoint("AccountEndpoint=" + ENDPOINT + ";AccountKey=" + KEY));

            assertThat(problem).isInstanceOf(IllegalArgumentException.class);
            assertThat(printed(problem)).doesNotContain(KEY);
        }

        @Test
        void are_not_in_what_is_said_of_a_key_that_is_none() {
            Throwable problem = catchThrowable(() -> bare().key("hunter2!"));

            assertThat(printed(problem)).doesNotContain("hunter2");
        }

        @Test
        void are_not_in_what_is_said_of_a_refused_key() {
            transport.account(Reply.of("401"));
            Throwable problem = catchThrowable(() -> whole().connect());

            assertThat(problem).isInstanceOf(CosmosUnauthorizedException.class);
            assertThat(printed(problem)).doesNotContain(KEY);
        }

        @Test
        void are_not_in_the_text_of_anything() {
            assertThat(ConnectionString.parse("AccountEndpoint=" + ENDPOINT + ";AccountKey=" + KEY)
                            + whole().toString()
                            + CosmosCredential.key(KEY))
                    .doesNotContain(KEY);
        }
    }

    @Nested
    class Connecting {
        @Test
        void reads_the_account() {
            try (CosmosClient client = whole().connect()) {
                assertThat(transport.accountReads()).hasSize(1);
                assertThat(client).isNotNull();
            }
        }

        @Test
        void building_sends_nothing() {
            whole().build().close();

            assertThat(transport.accountReads()).isEmpty();
        }

        @Test
        void without_waiting_does_the_same() {
            CompletableFuture<CosmosAsyncClient> connect = whole().connectAsync();

            assertThat(connect).isCompleted();
            assertThat(transport.accountReads()).hasSize(1);
        }

        @Test
        void that_fails_tells_and_leaves_nothing_running() {
            transport.account(Reply.of("401"));

            assertThatThrownBy(() -> whole().connect()).isInstanceOf(CosmosUnauthorizedException.class);
            assertThatThrownBy(() -> whole().connectAsync().get())
                    .hasCauseInstanceOf(CosmosUnauthorizedException.class);
            assertThat(timing.isClosed()).isTrue();
        }

        @Test
        void that_is_cancelled_ends_the_client_that_nobody_has() {
            transport.account(Reply.never());

            whole().connectAsync().cancel(true);

            assertThat(timing.isClosed()).isTrue();
            assertThat(transport.inFlight()).isZero();
        }

        @Test
        void that_is_interrupted_ends_the_client_that_nobody_has() {
            transport.account(Reply.never(Thread.currentThread()::interrupt));

            assertThatThrownBy(() -> whole().connect()).isInstanceOf(CosmosCancelledException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(timing.isClosed()).isTrue();
        }

        @Test
        void uses_a_connection_string() {
            bare().connectionString("AccountEndpoint=https://other.test:443/;AccountKey=" + KEY + ";")
                    .connect()
                    .close();

            assertThat(transport.accountReads().get(0).origin()).hasToString("https://other.test");
        }
    }

    @Test
    void a_client_does_not_close_what_was_lent_to_it() {
        whole().build().close();

        assertThat(transport.isClosed()).isFalse();
    }

    @Test
    void the_user_agent_names_version_parts_and_application() {
        whole().userAgentSuffix("shop/7").connect().close();

        assertThat(header(transport.accountReads().get(0), "user-agent"))
                .isEqualTo("aio-cosmos-java/" + UserAgent.VERSION + " (fake; test) shop/7");
    }

    @Test
    void of_ages_is_no_time_out_at_all() {
        whole().timeout(Duration.ofSeconds(Long.MAX_VALUE)).connect().close();
    }
}
