package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs over endless sources whose client or session is closed. */
class BulkAtCloseTest {
    private static final int MAX = 4;

    /** Practically endless; a run that goes on by mistake ends and fails instead of filling memory. */
    private static final int MANY = 20_000;

    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final FakeTransport transport = engine.transport;
    private final CountedSource<String> source = new CountedSource<>(MANY, Long::toString);
    private final List<ItemResult<String>> results = new ArrayList<>();

    private void closeAfter(int delivered, ItemResult<String> result) {
        results.add(result);
        if (results.size() == delivered) engine.pipeline().close();
    }

    private BulkItems<String, ItemResult<String>> bulk(RequestPipeline pipeline) {
        return BulkItems.single(pipeline, MAX, new FakeSender(pipeline));
    }

    private static CosmosException failure(CompletableFuture<?> run) {
        assertThat(run).isCompletedExceptionally();
        try {
            run.join();
            throw new AssertionError("did not fail");
        } catch (RuntimeException e) {
            return CosmosException.unwrap(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_more_items_are_taken_and_the_call_fails(RunMode mode) {
        transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> mode.run(engine, MAX, source, result -> closeAfter(10, result)))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessageMatching("createItems: the client was closed after \\d+ items; those in flight may have been"
                        + " written")
                .extracting(failure -> ((CosmosException) failure).outcome())
                .isEqualTo(Outcome.UNKNOWN);

        assertThat(source.taken).isBetween(10L, 9L + MAX);
        assertThat(results).hasSizeBetween(10, (int) source.taken); // a publisher may have delivered ahead
        assertThat(transport.requests()).hasSameSizeAs(results);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void items_in_flight_are_reported(boolean lent) {
        if (lent) engine.lentTransport();
        transport.otherwise(Reply.never());
        CompletableFuture<BulkSummary> run = bulk(engine.pipeline()).start(RunMode.collection(source), results::add);
        transport.response(0).complete(FakeResponse.status(201));

        engine.pipeline().close();

        assertThat(failure(run))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessage("createItems: the client was closed after 1 item; those in flight may have been written");
        assertThat(source.taken).isEqualTo(MAX + 1);
        assertThat(results).hasSize(MAX + 1);
        assertThat(transport.inFlight()).isZero();
    }

    @Test
    void a_list_of_results_fails_as_well() {
        transport.otherwise(Reply.never());
        CompletableFuture<List<ItemResult<String>>> run =
                bulk(engine.pipeline()).start(RunMode.collection(source));

        engine.pipeline().close();

        assertThat(failure(run)).isInstanceOf(CosmosCancelledException.class);
        assertThat(source.taken).isEqualTo(MAX);
    }

    @Test
    void a_blocking_call_for_a_list_fails_too() {
        transport
                .replies("201 201")
                .otherwise(Reply.never(() -> engine.pipeline().close()));

        assertThatThrownBy(() -> bulk(engine.pipeline()).run(source)).isInstanceOf(CosmosCancelledException.class);
        assertThat(source.taken).isEqualTo(3);
    }

    @Test
    void a_silent_publisher_does_not_keep_the_run_open() {
        List<Flow.Subscription> cancelled = new ArrayList<>();
        CompletableFuture<BulkSummary> run = bulk(engine.pipeline()).start(silent(cancelled), results::add);

        engine.pipeline().close();

        assertThat(failure(run)).isInstanceOf(CosmosSetupException.class);
        assertThat(cancelled).hasSize(1);
    }

    private static Flow.Publisher<String> silent(List<Flow.Subscription> cancelled) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {
                // never emits
            }

            @Override
            public void cancel() {
                cancelled.add(this);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_starts_afterwards_takes_no_item(RunMode mode) {
        engine.pipeline().close();

        assertThatThrownBy(() -> mode.run(engine, MAX, source, results::add))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the client is closed; make a new one");
        assertThat(source.taken).isZero();
    }

    @Test
    void a_failure_of_the_consumer_takes_precedence() {
        transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> RunMode.BLOCKING.run(engine, MAX, source, result -> {
                    closeAfter(3, result);
                    if (results.size() == 3) throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(results).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_transport_that_its_owner_closes_ends_the_run(RunMode mode) {
        engine.lentTransport();
        transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> mode.run(engine, MAX, source, result -> {
                    if (result.index() == 10) transport.close();
                }))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageStartingWith("the transport that the client was given is closed");
        assertThat(source.taken).isLessThan(11 + 2 * MAX);
    }

    @Nested
    class Of_a_session {
        private final RequestPipeline session = engine.pipeline().withSession(new SessionStore());

        @Test
        void ends_its_runs_after_the_items_in_flight() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run = bulk(session).start(RunMode.collection(source), results::add);

            session.close();
            for (int i = 0; i < MAX; i++) transport.response(i).complete(FakeResponse.status(201));

            assertThat(failure(run))
                    .isInstanceOf(CosmosCancelledException.class)
                    .hasMessage("createItems: the session was closed after 4 items; those in flight may have been"
                            + " written");
            assertThat(source.taken).isEqualTo(MAX);
        }

        @Test
        void ends_runs_that_wait_for_a_publisher() {
            CompletableFuture<BulkSummary> run = bulk(session).start(silent(new ArrayList<>()), results::add);

            session.close();

            assertThat(failure(run)).hasMessage("the session is closed; begin a new one");
        }

        @Test
        void keeps_the_runs_of_other_sessions() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run = bulk(engine.pipeline())
                    .start(RunMode.collection(new CountedSource<>(2, Long::toString)), results::add);

            session.close();
            for (int i = 0; i < 2; i++) transport.response(i).complete(FakeResponse.status(201));

            assertThat(run.join().succeeded()).isEqualTo(2);
        }

        @Test
        void finishes_a_run_that_has_taken_all_items() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run =
                    bulk(session).start(RunMode.collection(new CountedSource<>(2, Long::toString)), results::add);

            session.close();
            for (int i = 0; i < 2; i++) transport.response(i).complete(FakeResponse.status(201));

            assertThat(run.join().succeeded()).isEqualTo(2);
        }

        @Test
        void ends_with_the_client() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run = bulk(session).start(RunMode.collection(source), results::add);

            engine.pipeline().close();

            assertThat(failure(run)).hasMessageContaining("the client was closed");
        }
    }
}
