package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.RoutingRules;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.testing.Unchecked;
import io.aiocosmos.core.time.SystemTiming;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On which thread a call goes on, and what becomes of what is thrown there. */
class WhereCallsRunTest {
    private final TestEngine engine = new TestEngine();

    private CompletableFuture<OperationResult> start(String operation) {
        return engine.pipeline().start(Operations.named(operation), answer -> answer);
    }

    @Nested
    class With_a_callback_executor {
        private final Queue<Runnable> callbacks = new ArrayDeque<>();

        @Test
        void futures_complete_there() {
            engine.callbacks(callbacks::add).transport.replies("200");
            CompletableFuture<OperationResult> future = start("read");

            assertThat(future).isNotDone();
            callbacks.remove().run();

            assertThat(future).isCompleted();
        }

        @Test
        void retries_go_on_without_it() {
            engine.callbacks(callbacks::add).transport.replies("500 200");
            start("read");
            engine.timing.advance(Duration.ofSeconds(2));

            assertThat(engine.transport.requests()).hasSize(2);
            assertThat(callbacks).hasSize(1);
        }

        @Test
        void what_a_thread_waits_for_does_without_it() {
            engine.callbacks(callbacks::add).preferring("west").transport.replies("200 200");
            RequestPipeline waiting = engine.pipeline().forWaiting();

            assertThat(waiting.run(Operations.named("read")).isOk()).isTrue();
            AsyncChain<OperationResult> chain = new AsyncChain<>();
            chain.endsWith(waiting.start(Operations.named("read"), answer -> answer));
            assertThat(waiting.waits().await(chain).isOk()).isTrue();
            assertThat(callbacks).isEmpty();
        }

        @Test
        void connecting_completes_there_too() {
            CompletableFuture<OperationResult> connect =
                    engine.callbacks(callbacks::add).pipeline().connect();

            assertThat(connect).isNotDone();
            callbacks.remove().run();

            assertThat(connect).isCompleted();
        }

        @Test
        void one_that_was_shut_down_loses_no_answer() {
            refusing(new RejectedExecutionException("shut down"));

            assertThat(start("write").join().isOk()).isTrue();
        }

        @Test
        void one_that_can_start_no_thread_loses_none_either() {
            refusing(new OutOfMemoryError("unable to create native thread"));

            assertThat(start("write").join().isOk()).isTrue();
            assertThat(engine.pipeline().connect().join().isOk()).isTrue();
        }

        private void refusing(Throwable why) {
            engine.callbacks(task -> {
                        throw Unchecked.of(why);
                    })
                    .transport
                    .replies("201");
        }
    }

    @Nested
    class A_waiting_call {
        @Test
        void on_the_transports_own_thread_fails_at_once() {
            engine.transport.owns(Thread.currentThread());

            assertThatThrownBy(() -> engine.pipeline().run(Operations.named("read")))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining(Thread.currentThread().getName())
                    .hasMessageContaining("callbackExecutor");
            assertThatThrownBy(() -> engine.pipeline().waits().await(new CompletableFuture<>()))
                    .isInstanceOf(CosmosSetupException.class);
            assertThat(engine.transport.requests()).isEmpty();
        }

        @Test
        void on_the_timers_own_thread_fails_at_once() throws Exception {
            SystemTiming timing = new SystemTiming();
            FakeTransport transport = new FakeTransport(engine.timing);
            RequestPipeline pipeline = RequestPipeline.of(
                    new Settings(
                            RoutingRules.of(Origin.of(URI.create("https://account.test")), List.of(), true, true),
                            1,
                            null,
                            "test",
                            null,
                            null,
                            1,
                            RetryOptions.defaults(),
                            ItemWriteOptions.defaults()),
                    transport,
                    false,
                    (verb, type, link, date) -> "signed",
                    timing);
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            timing.later(1, () -> {
                try {
                    pipeline.run(Operations.named("read"));
                    thrown.complete(null);
                } catch (RuntimeException e) {
                    thrown.complete(e);
                }
            });

            assertThat(thrown.get()).isInstanceOf(CosmosSetupException.class).hasMessageContaining("cosmos-timer");
            pipeline.close();
        }
    }

    @Nested
    class What_is_thrown_on_the_way {
        private RequestSigner brokenAfter(int signatures) {
            int[] left = {signatures};
            return (verb, type, link, date) -> {
                if (left[0]-- > 0) return "signed";
                throw new IllegalStateException("no key today");
            };
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void by_a_signer_reaches_the_caller(Driver driver) {
            engine.signer(brokenAfter(0));

            assertThatThrownBy(() -> driver.run(engine, Operations.named("read")))
                    .hasMessage("no key today");
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void by_a_signer_between_two_tries_too(Driver driver) {
            engine.signer(brokenAfter(1)).transport.replies("429+10");

            assertThatThrownBy(() -> driver.run(engine, Operations.named("read")))
                    .hasMessage("no key today");
            assertThat(engine.timing.waiting()).isZero();
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void by_a_transport_that_breaks_its_contract_reaches_the_caller(Driver driver) {
            assertThatThrownBy(() -> driver.run(engine, Operations.named("read")))
                    .hasMessageContaining("the script has no reply");
        }

        @Test
        void by_who_reads_the_answer_fails_the_future() {
            engine.transport.replies("200");

            CompletableFuture<Object> future = engine.pipeline().start(Operations.named("read"), answer -> {
                throw new IllegalStateException("cannot read this");
            });

            assertThatThrownBy(future::get).hasRootCauseMessage("cannot read this");
        }

        @ParameterizedTest
        @EnumSource(Driver.class)
        void by_a_token_source_is_a_failure_before_anything_was_sent(Driver driver) {
            HeldSigner signer = new HeldSigner();
            signer.token.completeExceptionally(new IllegalStateException("the vault is shut"));
            engine.signer(signer);

            OperationResult answer = driver.run(engine, Operations.named("write"));

            assertThat(AttemptTrace.end(answer)).isEqualTo("PREPARATION");
            assertThat(answer.failure().exception())
                    .isInstanceOf(CosmosTransportException.class)
                    .hasMessage("createItem dbs/books/colls/ledger: could not be sent. the vault is shut.")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_started_call_goes_on_where_the_answer_arrives() throws Exception {
        engine.transport.replies(Reply.never());
        CompletableFuture<Thread> completed = start("read").thenApply(answer -> Thread.currentThread());

        Thread other = new Thread(() -> engine.transport.response(0).complete(FakeResponse.ok("{}")));
        other.start();

        assertThat(completed.get()).isSameAs(other);
    }
}
