package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends a hedged operation from outside cancels all its requests, and no region is asked after it. */
class HedgedEndTest {
    private final TestEngine engine = new TestEngine();

    HedgedEndTest() {
        Reply never = Reply.never();
        engine.transport
                .account(FakeAccount.of("west", "east", "north"))
                .at("west", never)
                .at("east", never)
                .at("north", never);
        engine.preferring("west", "east", "north")
                .defaults(ItemWriteOptions.builder()
                        .hedging(HedgingOptions.builder().budgetPercent(1000).build())
                        .build());
    }

    private CompletableFuture<OperationResult> start() {
        return engine.pipeline().start(Operations.named("read"), result -> result);
    }

    private void nothingIsLeft(int sent) {
        engine.timing.advance(Duration.ofMinutes(2));

        assertThat(engine.transport.requests()).hasSize(sent);
        assertThat(engine.transport.inFlight()).isZero();
        assertThat(engine.timing.waiting()).isZero();
        assertThat(engine.events(CosmosEvent.OperationEnded.class).stream()
                        .filter(each -> each.operation().equals("readItem")))
                .singleElement()
                .satisfies(each -> assertThat(each.attempts()).isEqualTo(sent))
                .satisfies(each -> assertThat(each.diagnostics().attempts()).hasSize(sent));
    }

    @ParameterizedTest
    @EnumSource
    void before_the_threshold(CancelTest.Ending ending) {
        CompletableFuture<OperationResult> future = start();
        engine.timing.advance(Duration.ofMillis(400));

        ending.end(future);

        nothingIsLeft(1);
    }

    @ParameterizedTest
    @EnumSource
    void with_two_regions_asked(CancelTest.Ending ending) {
        CompletableFuture<OperationResult> future = start();
        engine.timing.advance(Duration.ofMillis(550));

        ending.end(future);

        nothingIsLeft(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closing_the_client(boolean owned) {
        if (!owned) engine.lentTransport();
        CompletableFuture<OperationResult> future = start();
        engine.timing.advance(Duration.ofMillis(550));

        engine.pipeline().close();

        assertThat(future).isDone();
        if (owned) assertThatThrownBy(() -> future.join().orThrow()).isInstanceOf(CosmosCancelledException.class);
        else assertThat(future).isCompletedExceptionally();
        nothingIsLeft(2);
    }

    /** The first wait is that for the threshold. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void interrupting_the_thread_that_waits(int wait) {
        AtomicInteger waits = new AtomicInteger();
        engine.timing.onAwait(() -> {
            if (waits.incrementAndGet() == wait) Thread.currentThread().interrupt();
        });

        OperationResult result = engine.pipeline().run(Operations.named("read"));

        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessageContaining("readItem");
        assertThat(result.attempts()).isEqualTo(wait);
        nothingIsLeft(wait);
    }

    @Test
    void ending_a_session_lets_no_region_be_asked() {
        var session = new SessionStore(link -> {});
        var pipeline = engine.pipeline().withSession(session);
        CompletableFuture<OperationResult> future = pipeline.start(Operations.named("read"), result -> result);
        engine.timing.advance(Duration.ofMillis(400));

        pipeline.close();
        engine.timing.advance(Duration.ofSeconds(1));

        assertThat(engine.transport.requests()).hasSize(1);
        future.cancel(true);
    }

    @Test
    void futures_complete_on_the_callback_executor_and_losers_are_cancelled_before() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        engine.callbacks(tasks::add);
        engine.transport.at("east", Reply.of("200"));
        CompletableFuture<OperationResult> future = start();
        engine.timing.advance(Duration.ofMillis(500));
        engine.transport.response(engine.transport.requests().size()).complete(ok());

        assertThat(engine.transport.inFlight()).isZero();
        assertThat(future).isNotDone();
        tasks.forEach(Runnable::run);
        assertThat(future).isCompletedWithValueMatching(OperationResult::isOk);
    }

    private static TransportResponse ok() {
        return FakeResponse.ok("{}");
    }
}
