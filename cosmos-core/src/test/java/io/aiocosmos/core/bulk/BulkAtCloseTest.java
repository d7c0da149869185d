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

/** Runs over sources without end whose client, or session, is closed. */
class BulkAtCloseTest {
    private static final int MOST = 4;

    /** As good as endless, but a run that goes on regardless comes to an end, and fails instead of filling memory. */
    private static final int MANY = 20_000;

    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final FakeTransport transport = engine.transport;
    private final CountedSource<String> source = new CountedSource<>(MANY, Long::toString);
    private final List<ItemResult<String>> results = new ArrayList<>();

    private void closeAfter(int given, ItemResult<String> result) {
        results.add(result);
        if (results.size() == given) engine.pipeline().close();
    }

    private BulkItems bulk(RequestPipeline pipeline) {
        return new BulkItems(pipeline, MOST);
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
    void nothing_more_is_taken_and_the_call_fails(RunMode door) {
        transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> door.run(engine, MOST, source, result -> closeAfter(10, result)))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessageMatching("createItems: the client was closed after \\d+ items; those in flight may have been"
                        + " written")
                .extracting(failure -> ((CosmosException) failure).outcome())
                .isEqualTo(Outcome.UNKNOWN);

        assertThat(source.taken).isBetween(10L, 9L + MOST);
        assertThat(results).hasSizeBetween(10, (int) source.taken); // a publisher may have given ahead
        assertThat(transport.requests()).hasSameSizeAs(results);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_in_flight_is_drained_and_reported(boolean lent) {
        if (lent) engine.lentTransport();
        transport.otherwise(Reply.never());
        CompletableFuture<BulkSummary> run = bulk(engine.pipeline())
                .start(RunMode.collection(source), new FakeSender(engine.pipeline()), results::add);
        transport.answer(0).complete(FakeResponse.status(201));

        engine.pipeline().close();

        assertThat(failure(run))
                .isInstanceOf(CosmosCancelledException.class)
                .hasMessage("createItems: the client was closed after 1 item; those in flight may have been written");
        assertThat(source.taken).isEqualTo(MOST + 1);
        assertThat(results).hasSize(MOST + 1);
        assertThat(transport.inFlight()).isZero();
    }

    @Test
    void a_list_of_results_fails_as_well() {
        transport.otherwise(Reply.never());
        CompletableFuture<List<ItemResult<String>>> run =
                bulk(engine.pipeline()).start(RunMode.collection(source), new FakeSender(engine.pipeline()));

        engine.pipeline().close();

        assertThat(failure(run)).isInstanceOf(CosmosCancelledException.class);
        assertThat(source.taken).isEqualTo(MOST);
    }

    @Test
    void who_waits_for_a_list_is_told() {
        transport
                .replies("201 201")
                .otherwise(Reply.never(() -> engine.pipeline().close()));

        assertThatThrownBy(() -> bulk(engine.pipeline()).run(source, new FakeSender(engine.pipeline())))
                .isInstanceOf(CosmosCancelledException.class);
        assertThat(source.taken).isEqualTo(3);
    }

    @Test
    void a_publisher_that_gives_nothing_does_not_hold_the_run() {
        List<Flow.Subscription> cancelled = new ArrayList<>();
        CompletableFuture<BulkSummary> run =
                bulk(engine.pipeline()).start(silent(cancelled), new FakeSender(engine.pipeline()), results::add);

        engine.pipeline().close();

        assertThat(failure(run)).isInstanceOf(CosmosSetupException.class);
        assertThat(cancelled).hasSize(1);
    }

    private static Flow.Publisher<String> silent(List<Flow.Subscription> cancelled) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {
                // when there is news
            }

            @Override
            public void cancel() {
                cancelled.add(this);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_begins_afterwards_takes_nothing(RunMode door) {
        engine.pipeline().close();

        assertThatThrownBy(() -> door.run(engine, MOST, source, results::add))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the client is closed; make a new one");
        assertThat(source.taken).isZero();
    }

    @Test
    void a_consumer_that_fails_of_it_is_heard() {
        transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> RunMode.WAITING.run(engine, MOST, source, result -> {
                    closeAfter(3, result);
                    if (results.size() == 3) throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(results).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_transport_that_its_owner_closes_ends_the_run_too(RunMode door) {
        engine.lentTransport();
        transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> door.run(engine, MOST, source, result -> {
                    if (result.index() == 10) transport.close();
                }))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageStartingWith("the transport that the client was given is closed");
        assertThat(source.taken).isLessThan(11 + 2 * MOST);
    }

    @Nested
    class Of_a_session {
        private final RequestPipeline session = engine.pipeline().withSession(new SessionStore());

        @Test
        void ends_its_runs_once_what_is_in_flight_was_answered() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run =
                    bulk(session).start(RunMode.collection(source), new FakeSender(session), results::add);

            session.close();
            for (int i = 0; i < MOST; i++) transport.answer(i).complete(FakeResponse.status(201));

            assertThat(failure(run))
                    .isInstanceOf(CosmosCancelledException.class)
                    .hasMessage("createItems: the session was closed after 4 items; those in flight may have been"
                            + " written");
            assertThat(source.taken).isEqualTo(MOST);
        }

        @Test
        void does_not_hold_those_that_wait_for_a_publisher() {
            CompletableFuture<BulkSummary> run =
                    bulk(session).start(silent(new ArrayList<>()), new FakeSender(session), results::add);

            session.close();

            assertThat(failure(run)).hasMessage("the session is closed; begin a new one");
        }

        @Test
        void leaves_the_runs_of_others_alone() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run = bulk(engine.pipeline())
                    .start(
                            RunMode.collection(new CountedSource<>(2, Long::toString)),
                            new FakeSender(engine.pipeline()),
                            results::add);

            session.close();
            for (int i = 0; i < 2; i++) transport.answer(i).complete(FakeResponse.status(201));

            assertThat(run.join().succeeded()).isEqualTo(2);
        }

        @Test
        void that_has_taken_all_finishes_what_it_has_begun() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run = bulk(session)
                    .start(
                            RunMode.collection(new CountedSource<>(2, Long::toString)),
                            new FakeSender(session),
                            results::add);

            session.close();
            for (int i = 0; i < 2; i++) transport.answer(i).complete(FakeResponse.status(201));

            assertThat(run.join().succeeded()).isEqualTo(2);
        }

        @Test
        void ends_with_the_client() {
            transport.otherwise(Reply.never());
            CompletableFuture<BulkSummary> run =
                    bulk(session).start(RunMode.collection(source), new FakeSender(session), results::add);

            engine.pipeline().close();

            assertThat(failure(run)).hasMessageContaining("the client was closed");
        }
    }
}
