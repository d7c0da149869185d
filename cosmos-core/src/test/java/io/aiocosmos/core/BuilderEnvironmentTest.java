package io.aiocosmos.core;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment may say in place of the program. */
class BuilderEnvironmentTest {
    private final Builders builders = new Builders();

    @ParameterizedTest
    @CsvSource({
        "localhost:9090, http://localhost:9090",
        "' 127.0.0.1:8081 ', http://127.0.0.1:8081",
        "https://emulator:8081, https://emulator:8081",
        "http://localhost:8081/, http://localhost:8081"
    })
    void sends_a_program_to_an_emulator(String host, String origin) {
        builders.environment.put("COSMOS_EMULATOR_HOST", host);

        builders.whole().connect().close();

        assertThat(builders.transport.accountReads().get(0).origin()).hasToString(origin);
    }

    @Test
    void brings_the_emulators_key_so_that_none_need_be_given() {
        builders.environment.put("COSMOS_EMULATOR_HOST", "localhost:8081");

        builders.bare().connect().close();

        assertThat(header(builders.transport.accountReads().get(0), "authorization"))
                .startsWith("type%3Dmaster");
    }

    @Test
    void that_is_blank_says_nothing() {
        builders.environment.put("COSMOS_EMULATOR_HOST", " ");

        builders.whole().connect().close();

        assertThat(builders.transport.accountReads().get(0).origin()).hasToString("https://account.test");
    }

    @Test
    void cannot_switch_encryption_off_over_the_network() {
        builders.environment.put("COSMOS_EMULATOR_HOST", "far.away.test:8081");

        assertThatThrownBy(() -> builders.whole().build())
                .hasMessageStartingWith(
                        "COSMOS_EMULATOR_HOST http://far.away.test:8081 is not encrypted: use https://, or call allowHttp(true)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ftp://emulator", "http://", "localhost:99999", "localhost:8081/dbs"})
    void is_named_where_it_is_no_address(String host) {
        builders.environment.put("COSMOS_EMULATOR_HOST", host);

        assertThatThrownBy(() -> builders.whole().build())
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageStartingWith("COSMOS_EMULATOR_HOST must be host:port or a whole address: endpoint ");
    }
}
