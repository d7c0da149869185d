package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.event.Events.EndpointUnavailable;
import io.aiocosmos.core.event.Events.OperationEnded;
import io.aiocosmos.core.event.Events.OperationStarted;
import io.aiocosmos.core.event.Events.RequestEnded;
import io.aiocosmos.core.event.Events.RetryScheduled;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.testing.Unchecked;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenerTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_of_every_try_and_every_wait(Driver driver) {
        engine.transport.replies(Reply.of("429/3200+250").after(Duration.ofMillis(30)), Reply.of("200"));

        driver.run(engine, Operations.named("read"));

        String link = "dbs/books/colls/ledger/docs/1";
        String endpoint = "https://account.test";
        assertThat(engine.events)
                .containsExactly(
                        new OperationStarted(1, "readItem", link),
                        new RequestEnded(1, "readItem", link, endpoint, 429, 3200, 1, Duration.ofMillis(30)),
                        new RetryScheduled(1, "readItem", link, 429, 3200, 1, Duration.ofMillis(250)),
                        new RequestEnded(1, "readItem", link, endpoint, 200, 0, 1, Duration.ZERO),
                        new OperationEnded(1, "readItem", link, 200, 0, 2, 2, Duration.ofMillis(280)));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void tells_operations_apart_by_their_ids(Driver driver) {
        engine.transport.replies("404 201");

        driver.run(engine, Operations.named("read"));
        driver.run(engine, Operations.named("write"));

        assertThat(engine.events(CosmosEvent.OperationEvent.class))
                .extracting(CosmosEvent.OperationEvent::operationId)
                .containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
        assertThat(engine.events(OperationEnded.class))
                .extracting(OperationEnded::statusCode)
                .containsExactly(404, 201);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_of_an_end_without_a_response(Driver driver) {
        engine.timeout(Duration.ofMillis(100)).transport.replies(Reply.of("429+200"));

        driver.run(engine, Operations.named("read"));

        assertThat(engine.events(OperationEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.attempts()).isEqualTo(1);
            assertThat(ended.requestCharge()).isEqualTo(1);
        });
    }

    @Test
    void hears_once_that_an_operation_was_cancelled() {
        engine.transport.replies(Reply.never());
        CompletableFuture<?> future = engine.pipeline().start(Operations.named("read"), Function.identity());

        future.cancel(true);
        engine.timing.advance(Duration.ofMinutes(2));

        assertThat(engine.events(OperationStarted.class)).hasSize(1);
        assertThat(engine.events(OperationEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.operationId()).isEqualTo(1);
            assertThat(ended.statusCode()).isZero();
        });
    }

    @Test
    void hears_the_end_before_the_future_completes() {
        engine.transport.replies("200");

        int heard = engine.pipeline()
                .start(
                        Operations.named("read"),
                        result -> engine.events(OperationEnded.class).size())
                .join();

        assertThat(heard).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_of_endpoints_that_are_avoided(Driver driver) {
        TestEngine regional = new TestEngine().preferring("west", "east");
        regional.transport.account(FakeAccount.of("west", "east")).replies("403/1008 CONNECT 200");

        driver.run(regional, Operations.named("read"));

        assertThat(regional.events(EndpointUnavailable.class))
                .contains(
                        new EndpointUnavailable("https://west.test", "403/1008"),
                        new EndpointUnavailable("https://east.test", "no connection"));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void that_throws_disturbs_nothing(Driver driver) {
        for (Throwable any : List.of(new IllegalStateException(), new AssertionError(), new IOException())) {
            TestEngine disturbed = new TestEngine().listener((CosmosEvent event) -> {
                throw Unchecked.of(any);
            });
            disturbed.transport.replies("503 429 CONNECT 200");

            assertThat(driver.run(disturbed, Operations.named("read")).isOk()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void may_be_missing(Driver driver) {
        TestEngine silent = new TestEngine().listener(null);
        silent.transport.replies("503 200");

        assertThat(driver.run(silent, Operations.named("read")).isOk()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void who_sends_many_hears_of_throttling(Driver driver) {
        int[] throttled = {0};
        engine.transport.replies("429 429 503 201");

        driver.run(engine, Operations.write().onThrottled(() -> throttled[0]++).build());

        assertThat(throttled[0]).isEqualTo(2);
    }
}
