package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interrupt ends a waiting call, wherever it waits, and the flag is set again. */
class InterruptTest {
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void no_flag_is_left_behind() {
        Thread.interrupted();
    }

    private void endsCancelled(String operation, Outcome outcome) {
        OperationResult answer = engine.pipeline().run(Operations.named(operation));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.failure().exception())
                .isInstanceOf(CosmosCancelledException.class)
                .extracting(failure -> ((CosmosCancelledException) failure).outcome())
                .isEqualTo(outcome);
        assertThat(engine.transport.inFlight()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"read, NOT_DONE", "write, UNKNOWN"})
    void in_flight(String operation, Outcome outcome) {
        engine.timing.onAwait(Thread.currentThread()::interrupt);
        engine.transport.replies(Reply.never());

        endsCancelled(operation, outcome);
    }

    @ParameterizedTest
    @CsvSource({"429+100, write, NOT_DONE", "503, read, NOT_DONE", "BROKEN 503, guarded, UNKNOWN"})
    void between_two_tries(String before, String operation, Outcome outcome) {
        engine.transport.replies(before);
        engine.timing.onPause(Thread.currentThread()::interrupt);

        endsCancelled(operation, outcome);
    }

    @Test
    void at_the_gate_of_a_token() {
        engine.timing.onAwait(Thread.currentThread()::interrupt);
        engine.signer(new HeldSigner());

        endsCancelled("write", Outcome.NOT_DONE);
        assertThat(engine.transport.requests()).isEmpty();
    }

    @Test
    void at_the_gate_of_the_account_the_read_goes_on_for_others() {
        engine.timing.onAwait(Thread.currentThread()::interrupt);
        engine.preferring("west").transport.account(FakeAccount.of("west").after(Duration.ofSeconds(1)));

        OperationResult answer = engine.pipeline().run(Operations.named("write"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(engine.transport.inFlight()).isEqualTo(1);
    }

    @Test
    void while_waiting_for_a_chain_cancels_it() {
        CompletableFuture<OperationResult> chain = new CompletableFuture<>();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> engine.pipeline().waits().await(chain, Outcome.UNKNOWN))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessage("interrupted while waiting; it may have been done")
                .extracting(failure -> ((CosmosCancelledException) failure).outcome())
                .isEqualTo(Outcome.UNKNOWN);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(chain).isCancelled();
    }

    @Test
    void while_waiting_for_a_chain_that_only_reads_leaves_no_doubt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> engine.pipeline().waits().await(new CompletableFuture<>()))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessage("interrupted while waiting")
                .extracting(failure -> ((CosmosCancelledException) failure).outcome())
                .isEqualTo(Outcome.NOT_DONE);
        assertThat(Thread.interrupted()).isTrue();
    }
}
