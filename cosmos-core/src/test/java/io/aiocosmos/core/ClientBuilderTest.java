package io.aiocosmos.core;

import static io.aiocosmos.core.Builders.ENDPOINT;
import static io.aiocosmos.core.Builders.KEY;
import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBuilderTest {
    private final Builders builders = new Builders();

    @Nested
    class What_is_missing {
        @Test
        void is_an_endpoint() {
            assertThatThrownBy(() -> builders.bare().key(KEY).build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage("No endpoint given: call endpoint(…) or connectionString(…) on the builder.");
        }

        @Test
        void is_a_credential() {
            assertThatThrownBy(() -> builders.bare().endpoint(ENDPOINT).build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage(
                            "No credential given: call key(…), credential(…) or connectionString(…) on the builder.");
        }

        @Test
        @Tag("own-class-path")
        void is_a_transport() {
            assertThatThrownBy(() -> new ClientBuilder(name -> null)
                            .endpoint(ENDPOINT)
                            .key(KEY)
                            .codec(new TestCodec())
                            .build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageStartingWith("No transport found.")
                    .hasMessageNotContaining("codec");
        }

        @Test
        @Tag("own-class-path")
        void is_a_transport_and_a_codec() {
            assertThatThrownBy(() -> new ClientBuilder(name -> null)
                            .endpoint(ENDPOINT)
                            .key(KEY)
                            .build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageStartingWith("No transport found. Add cosmos-transport-jdk")
                    .hasMessageContaining("No codec found. Add cosmos-json-jackson");
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
            assertThatThrownBy(() -> builders.bare().endpoint(endpoint).key(KEY).build())
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("is not encrypted")
                    .hasMessageContaining("allowHttp(true)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"http://localhost:8081", "http://127.0.0.1:8081/", "http://[::1]:8081", "http://a.localhost"
                })
        void is_fine_on_this_machine(String endpoint) {
            builders.bare().endpoint(endpoint).key(KEY).build().close();
        }

        @Test
        void is_the_users_own_choice() {
            builders.bare()
                    .endpoint("http://account.test")
                    .key(KEY)
                    .allowHttp(true)
                    .build()
                    .close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://account.test:443/\"",
                "'https://account.test'",
                "\uFEFFhttps://account.test/\r\n",
                "\u00A0https://account.test\u200B"
            })
    void an_endpoint_is_read_whatever_was_copied_along_around_it(String endpoint) {
        builders.bare().endpoint(endpoint).key(KEY).connect().close();

        assertThat(builders.transport.accountReads().get(0).origin()).hasToString("https://account.test");
    }

    @Test
    void a_client_does_not_close_what_was_lent_to_it() {
        builders.whole().build().close();

        assertThat(builders.transport.isClosed()).isFalse();
    }

    @Test
    void the_user_agent_names_version_parts_and_application() {
        builders.whole().userAgentSuffix("shop/7").connect().close();

        assertThat(header(builders.transport.accountReads().get(0), "user-agent"))
                .isEqualTo("aio-cosmos-java/" + UserAgent.VERSION + " (fake; test) shop/7");
    }

    @Test
    void of_ages_is_no_time_out_at_all() {
        builders.whole().timeout(Duration.ofSeconds(Long.MAX_VALUE)).connect().close();
    }
}
