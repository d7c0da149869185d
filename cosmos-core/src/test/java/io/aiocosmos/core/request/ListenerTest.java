package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.event.Events.EndpointUnavailable;
import io.aiocosmos.core.event.Events.OperationEnded;
import io.aiocosmos.core.event.Events.OperationStarted;
import io.aiocosmos.core.event.Events.RequestEnded;
import io.aiocosmos.core.event.Events.RetryScheduled;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.testing.Unchecked;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.error.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
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
        assertThat(engine.events.subList(0, 4))
                .containsExactly(
                        new OperationStarted(1, "readItem", link),
                        new RequestEnded(1, "readItem", link, endpoint, "", 429, 3200, 1, Duration.ofMillis(30)),
                        new RetryScheduled(1, "readItem", link, 429, 3200, 1, Duration.ofMillis(250)),
                        new RequestEnded(1, "readItem", link, endpoint, "", 200, 0, 1, Duration.ZERO));
        assertThat(engine.events.subList(4, engine.events.size()))
                .singleElement()
                .isInstanceOfSatisfying(CosmosEvent.OperationEnded.class, ended -> {
                    assertThat(ended.operationId()).isEqualTo(1);
                    assertThat(ended.attempts()).isEqualTo(2);
                    assertThat(ended.requestCharge()).isEqualTo(2);
                    assertThat(ended.elapsed()).isEqualTo(Duration.ofMillis(280));
                    assertThat(ended.outcome()).isEmpty();
                    assertThat(ended.reason()).isEmpty();
                    assertThat(ended.diagnostics().attempts()).hasSize(2);
                    assertThat(ended)
                            .hasToString("OperationEnded[1 readItem " + link + ": 200/0, sent 0 bytes, got 0, "
                                    + ended.diagnostics() + "]");
                });
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

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_where_an_operation_ended_and_what_became_of_it(Driver driver) {
        TestEngine regional = new TestEngine().preferring("west", "east").consistency(ConsistencyLevel.EVENTUAL);
        regional.transport.account(FakeAccount.of("west", "east")).replies("503 404");

        driver.run(regional, Operations.named("read"));

        assertThat(regional.events(OperationEnded.class)).last().satisfies(ended -> {
            assertThat(ended.region()).isEqualTo("east");
            assertThat(ended.statusCode()).isEqualTo(404);
            assertThat(ended.outcome()).contains(Outcome.NOT_DONE);
            assertThat(ended.reason()).isEmpty();
            assertThat(ended.consistencyLevel()).contains(ConsistencyLevel.EVENTUAL);
            assertThat(ended.toString()).contains(": 404/0 NOT_DONE,");
        });
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_why_there_is_no_response_and_that_a_write_may_have_been_done(Driver driver) {
        engine.transport.replies("BROKEN");

        driver.run(engine, Operations.named("write"));

        assertThat(engine.events(OperationEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.statusCode()).isZero();
            assertThat(ended.reason()).isEqualTo("transport");
            assertThat(ended.outcome()).contains(Outcome.UNKNOWN);
            assertThat(ended.consistencyLevel()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_when_the_first_byte_came(Driver driver) {
        long after = Duration.ofMillis(30).toNanos();
        engine.transport.replies((pending, timing) -> {
            FakeResponse response = FakeResponse.status(200).firstByteAt(timing.nanos() + after);
            Reply.of(response).after(Duration.ofMillis(40)).to(pending, timing);
        });

        driver.run(engine, Operations.named("read"));

        assertThat(engine.events(OperationEnded.class).get(0).diagnostics().attempts())
                .extracting(Diagnostics.Attempt::firstByteAfter)
                .containsExactly(Optional.of(Duration.ofNanos(after)));
    }

    @Test
    void text_and_key_are_there_for_who_asks_and_are_not_printed() {
        byte[] body = "{\"query\":\"select 'secret'\",\"parameters\":[]}".getBytes(StandardCharsets.UTF_8);
        engine.transport.replies(Reply.of("200"));
        Operation query = Operations.read()
                .header(Headers.IS_QUERY, "true")
                .header(Headers.PARTITION_KEY, "[\"hidden\"]")
                .body(body, body.length)
                .build();

        engine.pipeline().run(query);

        OperationEnded ended = engine.events(OperationEnded.class).get(0);
        assertThat(ended.queryText()).contains("select 'secret'");
        assertThat(ended.partitionKey()).contains("[\"hidden\"]");
        assertThat(ended.requestBytes()).isEqualTo(body.length);
        assertThat(ended.toString()).doesNotContain("secret", "hidden");
        assertThat(ended.diagnostics().toJson()).doesNotContain("secret", "hidden");
    }

    @Test
    void hears_that_the_client_was_closed() {
        engine.pipeline().close();
        engine.pipeline().close();

        assertThat(engine.events).containsExactly(new Events.ClientClosed("https://account.test"));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void of_a_call_hears_of_its_operations_and_of_no_others(Driver driver) {
        CallListener calls = new CallListener();
        TestEngine called = new TestEngine().withoutDiscovery().listener(calls);
        called.transport.replies("200 429 200");

        driver.run(called, Operations.named("read"));
        driver.run(called, Operations.named("read"));

        assertThat(calls.heard).isEmpty();
        assertThat(calls.ofCalls).hasSize(2);
        assertThat(calls.ofCalls.get(0)).hasSize(3).allMatch(event -> ofOperation(event, 1));
        assertThat(calls.ofCalls.get(1)).hasSize(5).allMatch(event -> ofOperation(event, 2));
    }

    @Test
    void is_asked_once_for_a_call_of_several_requests_wherever_they_are_sent_from() throws Exception {
        CallListener calls = new CallListener();
        TestEngine called = new TestEngine().withoutDiscovery().listener(calls);
        called.transport.replies("200 200 200");
        RequestPipeline ofCall = called.pipeline().forCall();

        ofCall.run(Operations.named("read"));
        Thread other = new Thread(() -> ofCall.within(0).run(Operations.named("read")));
        other.start();
        other.join();
        called.pipeline().run(Operations.named("read"));

        assertThat(calls.ofCalls).extracting(List::size).containsExactly(6, 3);
        assertThat(calls.callers).containsOnly(Thread.currentThread());
    }

    private static boolean ofOperation(CosmosEvent event, long id) {
        return ((CosmosEvent.OperationEvent) event).operationId() == id;
    }

    /** Remembers the events of each call. */
    private static final class CallListener implements CosmosListener {
        final List<CosmosEvent> heard = new ArrayList<>();
        final List<List<CosmosEvent>> ofCalls = new ArrayList<>();
        final List<Thread> callers = new ArrayList<>();

        @Override
        public void onEvent(CosmosEvent event) {
            heard.add(event);
        }

        @Override
        public CosmosListener forCall() {
            List<CosmosEvent> events = new ArrayList<>();
            ofCalls.add(events);
            callers.add(Thread.currentThread());
            return events::add;
        }
    }

    @Nested
    class Ready_made {
        @Test
        void one_hears_of_slow_and_of_costly_operations_alone() {
            List<OperationEnded> heard = new ArrayList<>();
            CosmosListener slow =
                    CosmosListener.slow(Duration.ofMillis(50), 2, ended -> heard.add((OperationEnded) ended));
            TestEngine measured = new TestEngine().withoutDiscovery().listener(slow);
            measured.transport.replies(
                    Reply.of("200").after(Duration.ofMillis(49)),
                    Reply.of("404").after(Duration.ofMillis(50)),
                    Reply.of("429+1"),
                    Reply.of("200"));

            for (int i = 0; i < 3; i++) measured.pipeline().run(Operations.named("read"));

            assertThat(heard).extracting(OperationEnded::operationId).containsExactly(2L, 3L);
        }

        @Test
        void limits_that_are_none_are_refused() {
            assertThatThrownBy(() -> CosmosListener.slow(Duration.ofMillis(-1), 1, ended -> {}))
                    .hasMessageContaining("elapsed must not be negative");
            for (double wrong : new double[] {0, -1, Double.NaN})
                assertThatThrownBy(() -> CosmosListener.slow(Duration.ZERO, wrong, ended -> {}))
                        .hasMessageContaining("requestCharge must be positive");
        }

        @Test
        void two_hear_the_same_even_if_the_first_throws() {
            List<CosmosEvent> second = new ArrayList<>();
            CosmosListener first = event -> {
                throw new IllegalStateException();
            };
            TestEngine both = new TestEngine().withoutDiscovery().listener(first.and(second::add));
            both.transport.replies("200");

            both.pipeline().run(Operations.named("read"));

            assertThat(second).hasSize(3);
        }

        @Test
        void each_of_two_has_its_own_for_a_call() {
            CallListener calls = new CallListener();
            List<CosmosEvent> all = new ArrayList<>();
            CosmosListener plain = all::add;
            TestEngine both = new TestEngine().withoutDiscovery().listener(plain.and(calls));
            both.transport.replies("200 200");

            both.pipeline().run(Operations.named("read"));
            both.pipeline().run(Operations.named("read"));

            assertThat(all).hasSize(6);
            assertThat(calls.ofCalls).extracting(List::size).containsExactly(3, 3);
        }
    }
}
