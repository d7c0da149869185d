package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account that lists regions at hosts of somebody else gets no requests sent there, and the user is told. */
class StrangeRegionsTest {
    private static final Reply ELSEWHERE = account("https://evil.example.com:443/");

    private final TestEngine engine = new TestEngine();

    private static Reply account(String address) {
        String evil = "{\"name\":\"evil\",\"databaseAccountEndpoint\":\"" + address + "\"}";
        return Reply.of(FakeResponse.ok("{\"id\":\"account\",\"writableLocations\":[" + evil
                + "],\"readableLocations\":[" + evil + "],\"enableMultipleWriteLocations\":false}"));
    }

    private void nothingWasSentElsewhere() {
        assertThat(engine.transport.requests())
                .extracting(TransportRequest::origin)
                .allMatch(origin -> origin.host().equals("account.test"));
        assertThat(engine.transport.accountReads())
                .extracting(TransportRequest::origin)
                .allMatch(origin -> origin.host().startsWith("account"));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void before_the_first_request_where_the_account_is_read_first(Driver driver) {
        engine.preferring("evil").transport.account(ELSEWHERE);

        OperationResult answer = driver.run(engine, Operations.named("write"));

        assertThatThrownBy(answer::orThrow)
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("evil.example.com");
        assertThat(answer.isCallersOwn()).isTrue();
        assertThat(engine.transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void from_when_it_is_known_where_the_account_is_read_later(Driver driver) {
        engine.transport.account(ELSEWHERE).otherwise(Reply.of("201"));
        driver.run(engine, Operations.named("write"));
        engine.timing.advance(Duration.ofSeconds(2));

        OperationResult second = driver.run(engine, Operations.named("write"));

        assertThatThrownBy(second::orThrow).isInstanceOf(CosmosSetupException.class);
        nothingWasSentElsewhere();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void until_the_account_lists_others(Driver driver) {
        engine.preferring("west")
                .transport
                .account(ELSEWHERE, FakeAccount.of("west"))
                .replies("200");
        driver.run(engine, Operations.named("read"));

        assertThat(driver.run(engine, Operations.named("read")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void but_what_was_known_before_stays_in_use(Driver driver) {
        engine.preferring("west")
                .transport
                .account(FakeAccount.of("west"), ELSEWHERE)
                .otherwise(Reply.of("200"));
        driver.run(engine, Operations.named("read"));
        engine.timing.advance(Duration.ofMinutes(6));
        driver.run(engine, Operations.named("read")); // the account is read again behind it
        engine.timing.advance(Duration.ofSeconds(2));

        assertThat(driver.run(engine, Operations.named("read")).status()).isEqualTo(200);
        assertThat(engine.transport.accountReads()).hasSize(2);
        assertThat(engine.transport.request(2).origin()).hasToString("https://west.test");
    }

    @Test
    void when_connecting() {
        engine.transport.account(ELSEWHERE);

        assertThatThrownBy(
                        () -> engine.pipeline().waits().await(engine.pipeline().connect()))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("evil.example.com");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void nor_from_tls_to_plain_text(Driver driver) {
        engine.preferring("evil")
                .transport
                .account(account("http://west.test:80/"))
                .replies("200");

        assertThat(driver.run(engine, Operations.named("read")).status()).isEqualTo(200);

        assertThat(engine.transport.request(0).origin()).hasToString("https://account.test");
    }
}
