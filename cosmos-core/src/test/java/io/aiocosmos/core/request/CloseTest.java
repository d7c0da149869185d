package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseTest {
    private final TestEngine engine = new TestEngine();

    private CompletableFuture<OperationResult> start(String operation) {
        return engine.pipeline().start(Operations.named(operation), OperationResult::orThrow);
    }

    private static CosmosException failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        try {
            future.join();
            throw new AssertionError("did not fail");
        } catch (CompletionException e) {
            return CosmosException.unwrap(e);
        }
    }

    private void lent(boolean lent) {
        if (lent) engine.lentTransport();
    }

    @Nested
    class Ends_a_started_call {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void in_flight_and_says_that_a_write_may_have_been_done(boolean lent) {
            lent(lent);
            engine.transport.replies(Reply.never());
            CompletableFuture<OperationResult> write = start("write");

            engine.pipeline().close();

            assertThat(failure(write))
                    .isInstanceOf(CosmosCancelledException.class)
                    .hasMessageContaining("createItem dbs/books/colls/ledger: the client was closed meanwhile")
                    .hasMessageContaining("may have been done");
            assertThat(failure(write).outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(engine.transport.inFlight()).isZero();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void that_reads_without_any_doubt(boolean lent) {
            lent(lent);
            engine.transport.replies(Reply.never());
            CompletableFuture<OperationResult> read = start("read");

            engine.pipeline().close();

            assertThat(failure(read)).isInstanceOf(CosmosCancelledException.class);
            assertThat(failure(read).outcome()).isEqualTo(Outcome.NOT_DONE);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void between_two_tries(boolean lent) {
            lent(lent);
            engine.transport.replies("429+100 200");
            CompletableFuture<OperationResult> write = start("write");

            engine.pipeline().close();
            engine.timing.advance(Duration.ofSeconds(1));

            assertThat(failure(write)).isInstanceOf(CosmosCancelledException.class);
            assertThat(engine.transport.requests()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void at_the_gate_of_a_token(boolean lent) {
            lent(lent);
            engine.signer(new HeldSigner());
            CompletableFuture<OperationResult> read = start("read");

            engine.pipeline().close();

            assertThat(failure(read)).isInstanceOfAny(CosmosCancelledException.class, CosmosSetupException.class);
            assertThat(failure(read)).hasMessageContaining("closed");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void at_the_gate_of_the_account(boolean lent) {
            lent(lent);
            engine.preferring("west").transport.account(Reply.never());
            CompletableFuture<OperationResult> read = start("read");

            engine.pipeline().close();

            assertThat(failure(read)).hasMessageContaining("closed");
            assertThat(engine.transport.inFlight()).isZero();
        }
    }

    @Nested
    class Ends_a_waiting_call {
        private CosmosException end(String operation) {
            return engine.pipeline().run(Operations.named(operation)).failure().exception();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void in_flight(boolean lent) {
            lent(lent);
            engine.transport.replies(Reply.never(() -> engine.pipeline().close()));

            CosmosException end = end("write");

            assertThat(end)
                    .isInstanceOf(CosmosCancelledException.class)
                    .hasMessageContaining("the client was closed meanwhile");
            assertThat(end.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(Thread.interrupted()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void between_two_tries(boolean lent) {
            lent(lent);
            engine.transport.replies("BROKEN 503 200");
            engine.timing.onPause(() -> engine.pipeline().close());

            CosmosException end = end("guarded");

            assertThat(end).isInstanceOf(CosmosCancelledException.class).hasMessageContaining("after 2 attempts");
            assertThat(end.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(engine.transport.requests()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void at_a_gate(boolean lent) {
            lent(lent);
            engine.signer(new HeldSigner());
            engine.timing.onAwait(() -> engine.pipeline().close());

            assertThat(end("write")).isInstanceOf(CosmosSetupException.class).hasMessageContaining("closed");
            assertThat(engine.timing.millis()).isZero();
        }

        @Test
        void that_waits_for_a_chain_over_a_lent_transport() {
            engine.lentTransport().transport.replies(Reply.never());
            AsyncChain<OperationResult> chain = new AsyncChain<>();
            chain.endsWith(start("write"));
            engine.pipeline().close();

            assertThatThrownBy(() -> engine.pipeline().waits().await(chain))
                    .isInstanceOf(CosmosCancelledException.class);
        }
    }

    @Test
    void of_a_client_with_its_own_transport_closes_that() {
        engine.pipeline().close();
        engine.pipeline().close();

        assertThat(engine.transport.isClosed()).isTrue();
    }

    @Test
    void of_a_client_over_a_lent_transport_leaves_it_open() {
        engine.lentTransport().pipeline().close();

        assertThat(engine.transport.isClosed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_call_after_it_is_a_mistake_of_set_up(Driver driver) {
        engine.lentTransport().pipeline().close();

        OperationResult answer = driver.run(engine, Operations.named("read"));

        assertThat(answer.failure().exception())
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the client is closed; make a new one");
        assertThat(engine.transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_call_over_a_lent_transport_that_its_owner_closed_is_one_too(Driver driver) {
        engine.lentTransport().transport.close();

        OperationResult answer = driver.run(engine, Operations.named("write"));

        assertThat(answer.isCallersOwn()).isTrue();
        assertThat(answer.failure().exception())
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the transport that the client was given is closed; make a new client with another");
    }

    @Nested
    class Of_a_session {
        private final RequestPipeline session = engine.pipeline().withSession(new SessionStore());

        @Test
        void ends_it_alone() {
            engine.transport.replies("200");
            session.close();

            assertThat(engine.pipeline().run(Operations.named("read")).isOk()).isTrue();
            assertThatThrownBy(() -> session.run(Operations.named("read")))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage("the session is closed; begin a new one");
        }

        @Test
        void fails_what_is_started_afterwards() {
            session.close();

            assertThat(failure(session.start(Operations.named("read"), answer -> answer)))
                    .isInstanceOf(CosmosSetupException.class);
        }

        @Test
        void is_part_of_closing_the_client() {
            engine.pipeline().close();

            assertThat(session.run(Operations.named("read")).failure().exception())
                    .hasMessage("the client is closed; make a new one");
        }
    }

    @Test
    void sends_nothing_more_for_an_account_read_under_way() {
        engine.preferring("west", "east")
                .transport
                .account(FakeAccount.of("west").after(Duration.ofSeconds(20)));
        CompletableFuture<OperationResult> connect = engine.pipeline().connect();

        engine.pipeline().close();
        engine.timing.advance(Duration.ofMinutes(1));

        assertThat(connect).isDone();
        assertThat(engine.transport.accountReads()).hasSize(1);
    }
}
