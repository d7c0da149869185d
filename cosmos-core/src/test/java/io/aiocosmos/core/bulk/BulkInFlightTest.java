package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
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
import org.junit.jupiter.api.Test;

/** Runs whose requests the test answers by hand, one by one. */
class BulkInFlightTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final FakeTransport transport = engine.transport.otherwise(Reply.never());
    private final FakeSender sender = new FakeSender(engine.pipeline());

    private BulkItems bulk(int most) {
        return new BulkItems(engine.pipeline(), most);
    }

    private static CountedSource<String> numbers(int count) {
        return new CountedSource<>(count, Long::toString);
    }

    private CompletableFuture<BulkSummary> start(int most, Iterable<String> items) {
        return bulk(most).start(RunMode.collection(items), sender, result -> {});
    }

    private void answer(int index) {
        transport.answer(index).complete(FakeResponse.status(201));
    }

    @AfterEach
    void no_interrupt_is_left_behind() {
        Thread.interrupted();
    }

    @Test
    void there_are_as_many_as_allowed_and_a_place_that_comes_free_is_taken_at_once() {
        CountedSource<String> source = numbers(10);
        CompletableFuture<BulkSummary> run = start(3, source);

        for (int i = 0; i < 10; i++) {
            assertThat(transport.inFlight()).isEqualTo(Math.min(3, 10 - i));
            assertThat(source.taken).isEqualTo(Math.min(10, i + 3));
            answer(i);
        }

        assertThat(run.join().succeeded()).isEqualTo(10);
    }

    @Test
    void results_are_listed_in_the_order_of_the_source_however_they_come() {
        CompletableFuture<List<ItemResult<String>>> run = bulk(5).start(RunMode.collection(numbers(5)), sender);

        for (int i : new int[] {3, 0, 4, 2, 1}) answer(i);

        assertThat(run.join()).extracting(ItemResult::item).containsExactly("0", "1", "2", "3", "4");
        assertThat(run.join()).extracting(ItemResult::index).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void a_consumer_that_has_not_come_back_stops_the_intake() {
        CountedSource<String> source = CountedSource.endless();
        List<Long> takenDuring = new ArrayList<>();
        bulk(2).start(RunMode.collection(source), sender, result -> {
            takenDuring.add(source.taken);
            answer(1); // while the consumer is busy, another answer comes
        });

        answer(0);

        assertThat(takenDuring.get(0)).isEqualTo(2);
    }

    @Nested
    class Throttling {
        @Test
        void halves_how_many_there_are_until_calm_answers_let_them_grow() {
            start(8, CountedSource.endless());
            transport.answer(0).complete(FakeResponse.status(429).header("x-ms-retry-after-ms", "9000"));
            assertThat(transport.inFlight()).isEqualTo(7); // and one that waits for its next try

            for (int i = 1; i < 4; i++) answer(i);
            assertThat(transport.requests()).hasSize(8);
            for (int i = 4; i < 8; i++) answer(i);
            assertThat(transport.inFlight() + 1).isBetween(4, 6);
            for (int i = 8; i < 60; i++) answer(i);
            assertThat(transport.inFlight() + 1).isEqualTo(8);
        }

        @Test
        void is_heeded_at_once_even_where_answers_never_let_the_intake_rest() {
            transport.replies("429+1000");

            start(8, CountedSource.endless());

            assertThat(transport.requests()).hasSize(4);
        }
    }

    @Nested
    class Cancelling_the_future {
        @Test
        void frees_all_and_takes_no_more() {
            CountedSource<String> source = CountedSource.endless();
            CompletableFuture<BulkSummary> run = start(4, source);

            run.cancel(true);

            assertThat(transport.inFlight()).isZero();
            assertThat(source.taken).isEqualTo(4);
            assertThat(engine.timing.waiting()).isZero();
        }

        @Test
        void ends_the_subscription_to_a_publisher() {
            IterablePublisher<String> items = new IterablePublisher<>(CountedSource.endless());
            CompletableFuture<BulkSummary> run = bulk(4).start(items, sender, result -> {});

            run.cancel(true);

            assertThat(items.cancelled).isTrue();
            assertThat(transport.inFlight()).isZero();
        }

        @Test
        void by_a_time_out_of_the_users_own_does_the_same() {
            IterablePublisher<String> items = new IterablePublisher<>(CountedSource.endless());
            CompletableFuture<BulkSummary> run =
                    bulk(4).start(items, sender, result -> {}).orTimeout(1, TimeUnit.NANOSECONDS);

            assertThatThrownBy(run::get);
            // the thread that ends the future tells whoever waits for it before it ends the run
            while (!Thread.interrupted() && (transport.inFlight() > 0 || !items.cancelled)) Thread.onSpinWait();

            assertThat(transport.inFlight()).isZero();
            assertThat(items.cancelled).isTrue();
            assertThat(transport.requests()).hasSize(4);
        }

        @Test
        void from_the_consumer_gives_no_further_results() {
            List<CompletableFuture<BulkSummary>> run = new ArrayList<>();
            List<Long> given = new ArrayList<>();
            run.add(bulk(3).start(RunMode.collection(CountedSource.endless()), sender, result -> {
                given.add(result.index());
                run.get(0).cancel(true);
            }));

            answer(1);

            assertThat(given).containsExactly(1L);
            assertThat(transport.inFlight()).isZero();
        }
    }

    @Nested
    class Interrupting_who_waits {
        @Test
        void cancels_what_is_in_flight_and_says_that_it_may_have_been_done() {
            CountedSource<String> source = CountedSource.endless();
            transport.replies(Reply.of("201"), Reply.never());
            transport.otherwise(Reply.never(Thread.currentThread()::interrupt));

            assertThatThrownBy(() -> bulk(4).run(source, sender, result -> {}))
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
        void is_asked_for_no_more_than_there_is_room() {
            IterablePublisher<String> items = new IterablePublisher<>(numbers(50));
            CompletableFuture<BulkSummary> run = bulk(4).start(items, sender, result -> {});
            for (int i = 0; i < 50; i++) answer(i);

            assertThat(run.join().succeeded()).isEqualTo(50);
            assertThat(items.mostAsked).isEqualTo(4);
        }

        @Test
        void that_fails_fails_the_run_once_all_in_flight_is_done() {
            CountedSource<String> source = new CountedSource<>(10, index -> {
                if (index == 2) throw new IllegalStateException("the feed is gone");
                return Long.toString(index);
            });
            CompletableFuture<BulkSummary> run = bulk(4).start(new IterablePublisher<>(source), sender, result -> {});

            assertThat(run).isNotDone();
            answer(0);
            answer(1);

            assertThatThrownBy(run::get).hasRootCauseMessage("the feed is gone");
        }

        @Test
        void that_throws_when_it_is_subscribed_to_fails_the_future() {
            CompletableFuture<BulkSummary> run = bulk(4).start(
                            (Flow.Publisher<String>) subscriber -> {
                                throw new IllegalStateException("not today");
                            },
                            sender,
                            result -> {});

            assertThatThrownBy(run::get).hasRootCauseMessage("not today");
        }
    }

    @Test
    void a_million_items_take_no_more_room_than_the_window() {
        CompletableFuture<OperationResult> done = new CompletableFuture<>();
        transport.replies("201");
        done.complete(sender.send("once", () -> {}).join());
        CountedSource<Object> source = new CountedSource<>(1_000_000, index -> new Object());
        long[] given = {0};
        long[] most = {0};
        ItemSender<Object> cheap = new ItemSender<>() {
            @Override
            public CompletableFuture<OperationResult> send(Object item, Runnable onThrottled) {
                most[0] = Math.max(most[0], source.taken - given[0]);
                return done;
            }

            @Override
            public String link() {
                return "dbs/books/colls/ledger";
            }
        };

        BulkSummary summary = bulk(100).run(source, cheap, result -> given[0]++);

        assertThat(summary.succeeded()).isEqualTo(1_000_000);
        assertThat(most[0]).isLessThanOrEqualTo(100);
    }
}
