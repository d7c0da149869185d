package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosTimeoutException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One deadline over all tries and all waits of an operation. */
class DeadlineTest {
    private final TestEngine engine = new TestEngine();

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_request_may_take_what_is_left(Driver driver) {
        engine.transport.replies("429+400 200");

        driver.run(engine, Operations.within(Operations.read(), Duration.ofSeconds(1)));

        assertThat(engine.transport.request(0).timeoutNanos()).isEqualTo(1_000_000_000);
        assertThat(engine.transport.request(1).timeoutNanos()).isEqualTo(600_000_000);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_request_that_nobody_answers_ends_it(Driver driver) {
        engine.transport.replies(Reply.never());

        OperationResult answer = driver.run(engine, Operations.within(Operations.write(), Duration.ofSeconds(3)));

        assertThat(AttemptTrace.end(answer)).isEqualTo("TIMEOUT UNKNOWN");
        assertThat(answer.failure().exception()).isInstanceOf(CosmosTimeoutException.class);
        assertThat(engine.timing.millis()).isEqualTo(3000);
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_connection_that_is_still_being_made_at_its_end_is_a_time_out_too(Driver driver) {
        engine.transport.otherwise(Reply.of("CONNECT").after(Duration.ofSeconds(1)));

        OperationResult answer = driver.run(engine, Operations.within(Operations.read(), Duration.ofSeconds(1)));

        assertThat(AttemptTrace.end(answer)).isEqualTo("TIMEOUT");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_connection_that_fails_earlier_is_none(Driver driver) {
        engine.transport.otherwise(Reply.of("CONNECT").after(Duration.ofMillis(900)));

        OperationResult answer = driver.run(engine, Operations.within(Operations.write(), Duration.ofSeconds(1)));

        assertThat(AttemptTrace.end(answer)).isNotEqualTo("TIMEOUT");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void no_try_begins_after_it(Driver driver) {
        engine.transport.replies("429+600 429+600");

        OperationResult answer = driver.run(engine, Operations.within(Operations.read(), Duration.ofSeconds(1)));

        assertThat(AttemptTrace.end(answer)).isEqualTo("429");
        assertThat(AttemptTrace.tries(engine)).isEqualTo("account@0 account@600");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void slow_answers_use_it_up(Driver driver) {
        engine.transport.otherwise(Reply.of("503").after(Duration.ofMillis(700)));

        OperationResult answer = driver.run(engine, Operations.within(Operations.read(), Duration.ofSeconds(1)));

        assertThat(AttemptTrace.end(answer)).isEqualTo("503");
        assertThat(engine.timing.millis()).isEqualTo(700);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void is_the_clients_unless_the_operation_has_one(Driver driver) {
        engine.timeout(Duration.ofSeconds(7)).transport.replies(Reply.never());

        driver.run(engine, Operations.named("read"));

        assertThat(engine.timing.millis()).isEqualTo(7000);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_token_that_does_not_come_ends_it_with_nothing_sent(Driver driver) {
        engine.signer(new HeldSigner());

        OperationResult answer = driver.run(engine, Operations.within(Operations.write(), Duration.ofSeconds(3)));

        assertThat(AttemptTrace.end(answer)).isEqualTo("TIMEOUT");
        assertThat(answer.attempts()).isZero();
        assertThat(answer.diagnostics().elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(engine.transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void an_account_that_is_not_read_in_time_ends_it(Driver driver) {
        engine.preferring("west").transport.account(Reply.never());

        OperationResult answer = driver.run(engine, Operations.within(Operations.read(), Duration.ofSeconds(3)));

        assertThat(AttemptTrace.end(answer)).isEqualTo("TIMEOUT");
        assertThat(engine.timing.millis()).isEqualTo(3000);
        assertThat(engine.transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void the_time_spent_reading_the_account_counts(Driver driver) {
        engine.preferring("west").transport.account(FakeAccount.of("west").after(Duration.ofMillis(300)));
        engine.transport.replies("200");

        driver.run(engine, Operations.within(Operations.read(), Duration.ofSeconds(1)));

        assertThat(engine.transport.request(0).timeoutNanos()).isEqualTo(700_000_000);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void of_ages_is_no_overflow(Driver driver) {
        engine.transport.replies("200");

        OperationResult answer = driver.run(
                engine, Operations.read().timeoutNanos(Long.MAX_VALUE).build());

        assertThat(answer.isOk()).isTrue();
    }
}
