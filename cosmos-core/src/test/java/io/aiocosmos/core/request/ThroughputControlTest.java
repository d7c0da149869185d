package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryKind;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a call does with a throughput control, which here refuses as often as it is told. */
class ThroughputControlTest {
    private final Control control = new Control();
    private final TestEngine engine = new TestEngine().withoutDiscovery();

    private static final class Control implements ThroughputControl {
        private final List<String> log = new ArrayList<>();
        private final List<CompletableFuture<?>> preparations = new ArrayList<>();
        private int refusals;
        private long retryAfterMillis = 1_000;

        @Override
        public CompletableFuture<?> preparation() {
            return preparations.isEmpty() ? null : preparations.remove(0);
        }

        @Override
        public double admit(String operation, long nanos) {
            boolean refused = refusals > 0;
            if (refused) refusals--;
            log.add((refused ? "refused " : "admitted ") + operation + "@" + nanos / 1_000_000);
            return refused ? -1 : 2.5;
        }

        @Override
        public TransportResponse refusal(String operation, long nanos) {
            return FakeResponse.status(429, 10003)
                    .header("x-ms-retry-after-ms", Long.toString(retryAfterMillis))
                    .body("{\"message\":\"Group imports has nothing left\"}");
        }

        @Override
        public void charged(String operation, double reserved, double charged, long nanos) {
            log.add("charged " + charged + " for " + reserved + "@" + nanos / 1_000_000);
        }
    }

    private OperationResult run(Driver driver, OperationBuilder operation) {
        return driver.run(engine, operation.control(control).build());
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void an_attempt_is_admitted_before_it_is_sent_and_then_its_charge_reported(Driver driver) {
        engine.transport.replies(FakeResponse.ok("{}").header("x-ms-request-charge", "7.25"));

        assertThat(run(driver, Operations.read()).status()).isEqualTo(200);
        assertThat(control.log).containsExactly("admitted readItem@0", "charged 7.25 for 2.5@0");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_refused_attempt_waits_and_is_asked_for_again(Driver driver) {
        control.refusals = 2;
        engine.transport.replies("200");

        OperationResult result = run(driver, Operations.read());

        assertThat(result.status()).isEqualTo(200);
        assertThat(control.log.subList(0, 3))
                .containsExactly("refused readItem@0", "refused readItem@1000", "admitted readItem@2000");
        assertThat(engine.transport.requests()).hasSize(1);
        assertThat(engine.transport.sentAtMillis(0)).isEqualTo(2_000);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void refusals_are_attempts_that_were_not_sent(Driver driver) {
        control.refusals = 1;
        engine.transport.replies("200");

        List<Diagnostics.Attempt> attempts =
                run(driver, Operations.read()).diagnostics().attempts();

        assertThat(attempts).extracting(Diagnostics.Attempt::isHeldBack).containsExactly(true, false);
        assertThat(attempts.get(0).subStatusCode()).isEqualTo(10003);
        assertThat(attempts.get(0).toString()).contains("429/10003");
        assertThat(attempts.get(1).waitBefore()).isEqualTo(Duration.ofSeconds(1));
        assertThat(engine.events(CosmosEvent.RequestEnded.class))
                .extracting(CosmosEvent.RequestEnded::isHeldBack)
                .containsExactly(true, false);
        assertThat(engine.events(CosmosEvent.RetryScheduled.class))
                .extracting(CosmosEvent.RetryScheduled::subStatusCode)
                .containsExactly(10003);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void each_retry_is_admitted_too(Driver driver) {
        engine.transport.replies("429+10 200");

        run(driver, Operations.read());

        assertThat(control.log)
                .containsExactly(
                        "admitted readItem@0",
                        "charged 1.0 for 2.5@0",
                        "admitted readItem@10",
                        "charged 1.0 for 2.5@10");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void refusals_count_as_throttled_attempts_and_end_with_what_the_group_says(Driver driver) {
        control.refusals = 100;

        OperationResult result = run(driver, Operations.write());

        assertThat(result.status()).isEqualTo(429);
        assertThat(result.subStatus()).isEqualTo(10003);
        assertThat(result.attempts()).isEqualTo(10);
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThatThrownBy(result::orThrow).hasMessageContaining("Group imports has nothing left");
        assertThat(engine.transport.requests()).isEmpty();
        assertThat(control.log).noneMatch(line -> line.startsWith("charged"));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void who_wants_no_retries_of_throttled_requests_gets_none_of_refused_ones(Driver driver) {
        control.refusals = 1;
        RetryOptions none = RetryOptions.builder().except(RetryKind.THROTTLED).build();

        assertThat(run(driver, Operations.read().retry(none)).attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_wait_beyond_the_deadline_is_not_begun(Driver driver) {
        control.refusals = 1;
        control.retryAfterMillis = 5_000;

        OperationResult result =
                run(driver, Operations.read().timeoutNanos(Duration.ofSeconds(4).toNanos()));

        assertThat(result.subStatus()).isEqualTo(10003);
        assertThat(engine.timing.millis()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void what_the_control_must_do_first_is_waited_for(Driver driver) {
        CompletableFuture<Void> reading = new CompletableFuture<>();
        engine.timing.later(Duration.ofSeconds(3).toNanos(), () -> reading.complete(null));
        control.preparations.add(reading);
        engine.transport.replies("200");

        assertThat(run(driver, Operations.read()).status()).isEqualTo(200);
        assertThat(control.log.get(0)).isEqualTo("admitted readItem@3000");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void if_that_fails_so_does_the_operation_and_nothing_is_sent(Driver driver) {
        control.preparations.add(CompletableFuture.failedFuture(new CosmosSetupException("the group cannot start")));

        OperationResult result = run(driver, Operations.write());

        assertThat(result.isCallersOwn()).isTrue();
        assertThatThrownBy(result::orThrow).hasMessageContaining("the group cannot start");
        assertThat(engine.transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void if_that_takes_too_long_the_operation_ends_in_its_time(Driver driver) {
        control.preparations.add(new CompletableFuture<>());

        OperationResult result =
                run(driver, Operations.read().timeoutNanos(Duration.ofSeconds(4).toNanos()));

        assertThat(result.reason()).isEqualTo("timeout");
        assertThat(engine.timing.millis()).isEqualTo(4_000);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void the_clients_control_is_for_operations_that_have_none_of_their_own(Driver driver) {
        Control ofClient = new Control();
        engine.defaults(ItemWriteOptions.builder().throughputControl(ofClient).build());
        engine.transport.replies("200 200");

        driver.run(engine, Operations.read().build());
        run(driver, Operations.read());

        assertThat(ofClient.log).hasSize(2);
        assertThat(control.log).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void metadata_never_waits(Driver driver) {
        control.refusals = 100;
        engine.defaults(ItemWriteOptions.builder().throughputControl(control).build());
        engine.transport.replies("200 201");

        assertThat(driver.run(engine, Operations.named("read-container")).status())
                .isEqualTo(200);
        assertThat(driver.run(engine, Operations.named("create-container")).status())
                .isEqualTo(201);
        assertThat(control.log).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_hedge_is_admitted_too(Driver driver) {
        TestEngine regions = new TestEngine().preferring("west", "east");
        regions.transport.account(FakeAccount.of("west", "east"));
        regions.transport.at("west", Reply.never());
        regions.transport.at("east", Reply.of("200"));
        Operation read = Operations.read()
                .hedging(HedgingOptions.builder().budgetPercent(1000).build())
                .control(control)
                .build();

        assertThat(driver.run(regions, read).status()).isEqualTo(200);
        assertThat(control.log)
                .containsSubsequence("admitted readItem@0", "admitted readItem@500", "charged 1.0 for 2.5@500");
    }

    @Test
    void a_write_that_is_given_up_while_it_is_held_back_was_not_done() {
        control.refusals = 1;
        CompletableFuture<OperationResult> write =
                engine.pipeline().start(Operations.write().control(control).build(), result -> result);

        write.cancel(true);

        assertThat(engine.events(CosmosEvent.OperationEnded.class))
                .extracting(CosmosEvent.OperationEnded::outcome)
                .containsExactly(Optional.of(Outcome.NOT_DONE));
    }

    @Test
    void one_that_was_sent_after_that_may_have_been_done() {
        control.refusals = 1;
        engine.transport.replies(Reply.never());
        CompletableFuture<OperationResult> write =
                engine.pipeline().start(Operations.write().control(control).build(), result -> result);
        engine.timing.advance(Duration.ofSeconds(2));

        write.cancel(true);

        assertThat(engine.events(CosmosEvent.OperationEnded.class))
                .extracting(CosmosEvent.OperationEnded::outcome)
                .containsExactly(Optional.of(Outcome.UNKNOWN));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void without_a_control_nothing_waits(Driver driver) {
        engine.transport.replies("200");

        assertThat(driver.run(engine, Operations.read().build()).attempts()).isEqualTo(1);
        assertThat(control.log).isEmpty();
    }
}
