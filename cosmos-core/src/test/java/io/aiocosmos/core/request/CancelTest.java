package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever completes the future from outside frees the request in flight and lets nothing more be sent. */
class CancelTest {
    private final TestEngine engine = new TestEngine();

    /** The ways a user has to end a future. */
    enum Ending {
        CANCEL(future -> future.cancel(true)),
        COMPLETE(future -> future.complete(null)),
        FAIL(future -> future.completeExceptionally(new TimeoutException()));

        private final Consumer<CompletableFuture<?>> action;

        Ending(Consumer<CompletableFuture<?>> action) {
            this.action = action;
        }

        void end(CompletableFuture<?> future) {
            action.accept(future);
        }
    }

    private CompletableFuture<OperationResult> start(String operation) {
        return engine.pipeline().start(Operations.named(operation), answer -> answer);
    }

    private void endsAll(Ending ending, CompletableFuture<OperationResult> future) {
        int sent = engine.transport.requests().size();

        ending.action.accept(future);
        engine.timing.advance(Duration.ofMinutes(2));

        assertThat(future).isDone();
        assertThat(engine.transport.inFlight()).isZero();
        assertThat(engine.transport.requests()).hasSize(sent);
        assertThat(engine.timing.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void in_flight(Ending ending) {
        engine.transport.replies(Reply.never());
        CompletableFuture<OperationResult> future = start("write");

        endsAll(ending, future);
    }

    @ParameterizedTest
    @EnumSource
    void between_two_tries(Ending ending) {
        engine.transport.replies("429+1000 200");
        CompletableFuture<OperationResult> future = start("write");

        endsAll(ending, future);
    }

    @ParameterizedTest
    @EnumSource
    void while_a_token_is_waited_for(Ending ending) {
        engine.signer(new HeldSigner());
        CompletableFuture<OperationResult> future = start("read");

        endsAll(ending, future);
    }

    @ParameterizedTest
    @EnumSource
    void while_the_account_is_read(Ending ending) {
        engine.preferring("west").transport.account(FakeAccount.of("west").after(Duration.ofSeconds(5)));
        CompletableFuture<OperationResult> future = start("read");

        endsAll(ending, future);
    }

    @ParameterizedTest
    @EnumSource
    void while_the_containers_rid_is_asked_for(Ending ending) {
        engine.transport.replies("404/1002 404/1002 404/1002").replies(Reply.never());
        CompletableFuture<OperationResult> future = start("read");

        assertThat(engine.transport.inFlight()).isEqualTo(1);
        endsAll(ending, future);
    }

    @Test
    void at_once_lets_go_of_the_task_that_waits_for_its_time() {
        engine.transport.replies("429+1000");
        CompletableFuture<OperationResult> future = start("write");
        engine.timing.advance(Duration.ZERO);

        assertThat(engine.timing.waiting()).isEqualTo(1);
        future.cancel(true);

        assertThat(engine.timing.waiting()).isZero();
    }

    @Test
    void or_a_time_out_that_the_user_set_himself() {
        engine.transport.replies(Reply.never());
        CompletableFuture<OperationResult> future = start("write").orTimeout(1, TimeUnit.NANOSECONDS);

        assertThatThrownBy(future::get).hasCauseInstanceOf(TimeoutException.class);
        assertThat(engine.transport.response(0)).failsWithin(Duration.ofSeconds(10)); // on the time-out's own thread
    }

    @Test
    void by_a_listener_that_hears_of_the_next_try() {
        AtomicReference<CompletableFuture<OperationResult>> future = new AtomicReference<>();
        engine.listener(event -> {
            if (event instanceof CosmosEvent.RetryScheduled) future.get().cancel(true);
        });
        engine.transport.replies(Reply.never(), Reply.of("200"));
        future.set(start("read"));

        engine.transport.response(0).complete(FakeResponse.status(500));
        engine.timing.advance(Duration.ofMinutes(2));

        assertThat(engine.transport.requests()).hasSize(1);
        assertThat(engine.timing.waiting()).isZero();
    }

    @Test
    void a_chain_frees_the_request_in_flight() {
        engine.transport.replies(Reply.of("200"), Reply.never());
        AsyncChain<OperationResult> chain = new AsyncChain<>();
        chain.after(start("read"), first -> chain.endsWith(start("write")));

        chain.cancel(true);

        assertThat(engine.transport.response(1)).isDone();
        assertThat(engine.transport.inFlight()).isZero();
    }
}
