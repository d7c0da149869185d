package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs whose responses the test completes one by one. */
class BulkInFlightTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final FakeTransport transport = engine.transport.otherwise(Reply.never());
    private final FakeSender sender = new FakeSender(engine.pipeline());

    private BulkItems<String, ItemResult<String>> bulk(int max) {
        return BulkItems.single(engine.pipeline(), max, sender);
    }

    private static CountedSource<String> numbers(int count) {
        return new CountedSource<>(count, Long::toString);
    }

    private CompletableFuture<BulkSummary> start(int max, Iterable<String> items) {
        return bulk(max).start(RunMode.collection(items), result -> {});
    }

    private void respond(int index) {
        transport.response(index).complete(FakeResponse.status(201));
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void are_as_many_as_allowed_and_a_free_place_is_taken_at_once() {
        CountedSource<String> source = numbers(10);
        CompletableFuture<BulkSummary> run = start(3, source);

        for (int i = 0; i < 10; i++) {
            assertThat(transport.inFlight()).isEqualTo(Math.min(3, 10 - i));
            assertThat(source.taken).isEqualTo(Math.min(10, i + 3));
            respond(i);
        }

        assertThat(run.join().succeeded()).isEqualTo(10);
    }

    @Test
    void results_are_listed_in_the_order_of_the_source() {
        CompletableFuture<List<ItemResult<String>>> run = bulk(5).start(RunMode.collection(numbers(5)));

        for (int i : new int[] {3, 0, 4, 2, 1}) respond(i);

        assertThat(run.join()).extracting(ItemResult::item).containsExactly("0", "1", "2", "3", "4");
        assertThat(run.join()).extracting(ItemResult::index).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void a_consumer_that_has_not_returned_stops_the_source() {
        CountedSource<String> source = CountedSource.endless();
        List<Long> takenDuring = new ArrayList<>();
        bulk(2).start(RunMode.collection(source), result -> {
            takenDuring.add(source.taken);
            respond(1); // another response while the consumer is busy
        });

        respond(0);

        assertThat(takenDuring.get(0)).isEqualTo(2);
    }

    @Nested
    class Throttling {
        @Test
        void halves_the_window_until_unthrottled_responses_let_it_grow() {
            start(8, CountedSource.endless());
            transport.response(0).complete(FakeResponse.status(429).header("x-ms-retry-after-ms", "9000"));
            assertThat(transport.inFlight()).isEqualTo(7); // and one that waits for its next attempt

            for (int i = 1; i < 4; i++) respond(i);
            assertThat(transport.requests()).hasSize(8);
            for (int i = 4; i < 8; i++) respond(i);
            assertThat(transport.inFlight() + 1).isBetween(4, 6);
            for (int i = 8; i < 60; i++) respond(i);
            assertThat(transport.inFlight() + 1).isEqualTo(8);
        }

        @Test
        void is_applied_at_once_also_with_immediate_responses() {
            transport.replies("429+1000");

            start(8, CountedSource.endless());

            assertThat(transport.requests()).hasSize(4);
        }
    }

    @Nested
    class Cancelling_the_future {
        @Test
        void cancels_all_requests_and_takes_no_more_items() {
            CountedSource<String> source = CountedSource.endless();
            CompletableFuture<BulkSummary> run = start(4, source);

            run.cancel(true);

            assertThat(transport.inFlight()).isZero();
            assertThat(source.taken).isEqualTo(4);
            assertThat(engine.timing.waiting()).isZero();
        }

        @Test
        void cancels_the_subscription() {
            IterablePublisher<String> items = new IterablePublisher<>(CountedSource.endless());
            CompletableFuture<BulkSummary> run = bulk(4).start(items, result -> {});

            run.cancel(true);

            assertThat(items.cancelled).isTrue();
            assertThat(transport.inFlight()).isZero();
        }

        @Test
        void by_orTimeout_does_the_same() {
            IterablePublisher<String> items = new IterablePublisher<>(CountedSource.endless());
            CompletableFuture<BulkSummary> run =
                    bulk(4).start(items, result -> {}).orTimeout(1, TimeUnit.NANOSECONDS);

            assertThatThrownBy(run::get);
            // orTimeout completes the future before it cancels the run
            while (!Thread.interrupted() && (transport.inFlight() > 0 || !items.cancelled)) Thread.onSpinWait();

            assertThat(transport.inFlight()).isZero();
            assertThat(items.cancelled).isTrue();
            assertThat(transport.requests()).hasSize(4);
        }

        @Test
        void from_the_consumer_delivers_no_more_results() {
            List<CompletableFuture<BulkSummary>> run = new ArrayList<>();
            List<Long> delivered = new ArrayList<>();
            run.add(bulk(3).start(RunMode.collection(CountedSource.endless()), result -> {
                delivered.add(result.index());
                run.get(0).cancel(true);
            }));

            respond(1);

            assertThat(delivered).containsExactly(1L);
            assertThat(transport.inFlight()).isZero();
        }
    }

    @Nested
    class Interrupting_a_blocking_call {
        @Test
        void cancels_the_requests_in_flight_and_reports_an_unknown_outcome() {
            CountedSource<String> source = CountedSource.endless();
            transport.replies(Reply.of("201"), Reply.never());
            transport.otherwise(Reply.never(Thread.currentThread()::interrupt));

            assertThatThrownBy(() -> bulk(4).run(source, result -> {}))
                    .isInstanceOf(CosmosCancelledException.class)
                    .hasMessage("createItems: interrupted after 1 item; those in flight may have been written")
                    .extracting(failure -> ((CosmosCancelledException) failure).outcome())
                    .isEqualTo(Outcome.UNKNOWN);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(transport.inFlight()).isZero();
            assertThat(source.taken).isEqualTo(5);
        }
    }

    @Nested
    class A_publisher {
        @Test
        void gets_demand_for_the_free_places_only() {
            IterablePublisher<String> items = new IterablePublisher<>(numbers(50));
            CompletableFuture<BulkSummary> run = bulk(4).start(items, result -> {});
            for (int i = 0; i < 50; i++) respond(i);

            assertThat(run.join().succeeded()).isEqualTo(50);
            assertThat(items.maxDemand).isEqualTo(4);
        }

        @Test
        void that_fails_fails_the_run_after_the_requests_in_flight() {
            CountedSource<String> source = new CountedSource<>(10, index -> {
                if (index == 2) throw new IllegalStateException("the feed is gone");
                return Long.toString(index);
            });
            CompletableFuture<BulkSummary> run = bulk(4).start(new IterablePublisher<>(source), result -> {});

            assertThat(run).isNotDone();
            respond(0);
            respond(1);

            assertThatThrownBy(run::get).hasRootCauseMessage("the feed is gone");
        }

        @Test
        void that_throws_in_subscribe_fails_the_future() {
            CompletableFuture<BulkSummary> run = bulk(4).start(
                            (Flow.Publisher<String>) subscriber -> {
                                throw new IllegalStateException("not today");
                            },
                            result -> {});

            assertThatThrownBy(run::get).hasRootCauseMessage("not today");
        }
    }

    @Test
    @Tag("slow")
    void a_million_items_take_no_more_memory_than_the_window() {
        CompletableFuture<OperationResult> done = new CompletableFuture<>();
        transport.replies("201");
        done.complete(sender.send("once", () -> {}).join());
        CountedSource<Object> source = new CountedSource<>(1_000_000, index -> new Object());
        long[] delivered = {0};
        long[] max = {0};
        ItemSender<Object> cheap = new ItemSender<>() {
            @Override
            public CompletableFuture<OperationResult> send(Object item, Runnable onThrottled) {
                max[0] = Math.max(max[0], source.taken - delivered[0]);
                return done;
            }

            @Override
            public Codecs codecs() {
                return null;
            }

            @Override
            public String link() {
                return "dbs/books/colls/ledger";
            }
        };

        BulkSummary summary = BulkItems.single(engine.pipeline(), 100, cheap).run(source, result -> delivered[0]++);

        assertThat(summary.succeeded()).isEqualTo(1_000_000);
        assertThat(max[0]).isLessThanOrEqualTo(100);
    }
}
