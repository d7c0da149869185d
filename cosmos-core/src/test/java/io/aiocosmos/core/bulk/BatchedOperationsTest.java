package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bulks over a model of the service, on virtual time. */
class BatchedOperationsTest {
    private BulkFixture bulk = new BulkFixture(1);
    private final List<BulkOperationResult> results = new ArrayList<>();

    private static BulkOperation upsert(int i) {
        return BulkOperation.upsert(BulkFixture.item("i" + i, "k" + i, i));
    }

    private static List<BulkOperation> upserts(int count) {
        return IntStream.range(0, count).mapToObj(BatchedOperationsTest::upsert).toList();
    }

    private CompletableFuture<BulkSummary> start(Iterable<BulkOperation> operations) {
        return bulk.bulk(20).start(RunMode.collection(operations), results::add);
    }

    private BulkSummary run(Iterable<BulkOperation> operations) {
        CompletableFuture<BulkSummary> run = start(operations);
        bulk.service.timing.advanceUntil(run::isDone);
        return run.join();
    }

    private BulkOperationResult result(int index) {
        return results.stream().filter(each -> each.index() == index).findAny().orElseThrow();
    }

    private static String throttled(int millis) {
        return "{\"statusCode\":429,\"subStatusCode\":3200,\"requestCharge\":0,\"retryAfterMilliseconds\":" + millis
                + "}";
    }

    /** Refuses operations of the first request so: the element by its position, or none. */
    private void first(IntFunction<String> element) {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public String element(int position, int operations) {
                return bulk.service.batchSizes.size() == 1 ? element.apply(position) : null;
            }
        };
    }

    @Test
    void operations_travel_in_full_requests() {
        BulkSummary summary = run(upserts(1000));

        assertThat(summary.succeeded()).isEqualTo(1000);
        assertThat(bulk.service.batchSizes).hasSize(10).containsOnly(100);
    }

    @Test
    void a_null_operation_ends_the_run_and_those_before_it_are_done() {
        CompletableFuture<BulkSummary> run = start(Arrays.asList(upsert(0), null, upsert(2)));
        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(run).isCompletedExceptionally();
        assertThat(run.handle((summary, problem) -> problem).join())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an item must not be null");
        assertThat(bulk.service.batchSizes).containsExactly(1);
    }

    @Test
    void a_body_whose_operations_are_done_is_written_over() {
        BulkSummary summary = run(upserts(10_000));

        assertThat(summary.succeeded()).isEqualTo(10_000);
        assertThat(bulk.service.bodies.stream().distinct().count()).isLessThan(bulk.service.bodies.size() / 2);
    }

    @Test
    void a_body_with_an_operation_that_goes_on_is_not() {
        first(position -> position == 50 ? throttled(10) : null);

        BulkSummary summary = run(upserts(10_000));

        assertThat(summary.succeeded()).isEqualTo(10_000);
        byte[] first = bulk.service.bodies.get(0);
        assertThat(bulk.service.bodies.stream().filter(each -> each == first)).hasSize(1);
    }

    @Test
    void a_body_that_another_attempt_may_still_send_is_not() {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public FakeResponse instead(int operations, String range) {
                return bulk.service.batchSizes.size() == 1 ? FakeResponse.status(503, 0) : null;
            }
        };

        BulkSummary summary = run(upserts(10_000));

        assertThat(summary.succeeded()).isEqualTo(10_000);
        byte[] first = bulk.service.bodies.get(0);
        assertThat(bulk.service.bodies.stream().filter(each -> each == first).count())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void a_request_has_no_more_bytes_than_the_official_clients_send() {
        String text = "x".repeat(50_000);
        List<BulkOperation> large = IntStream.range(0, 20)
                .mapToObj(i -> BulkOperation.create(
                        RawJson.of("{\"id\":\"i" + i + "\",\"pk\":\"k\",\"n\":" + i + ",\"text\":\"" + text + "\"}")))
                .toList();

        run(large); // the model refuses more

        assertThat(bulk.service.batchSizes).containsOnly(4);
    }

    @Test
    void an_operation_that_is_larger_than_a_request_may_be_goes_alone() {
        String text = "x".repeat(300_000);
        RawJson large = RawJson.of("{\"id\":\"large\",\"pk\":\"k\",\"n\":1,\"text\":\"" + text + "\"}");

        BulkSummary summary = run(List.of(upsert(0), BulkOperation.create(large), upsert(2)));

        assertThat(summary.succeeded()).isEqualTo(3);
        assertThat(bulk.service.batchSizes).contains(1);
    }

    @Test
    void what_a_pausing_source_gave_is_sent() {
        List<Flow.Subscriber<? super BulkOperation>> subscriber = new ArrayList<>();
        bulk.bulk(20)
                .start(
                        (Flow.Publisher<BulkOperation>) each -> {
                            subscriber.add(each);
                            each.onSubscribe(new Flow.Subscription() {
                                @Override
                                public void request(long count) {
                                    // emits when the test does
                                }

                                @Override
                                public void cancel() {
                                    // nothing to free
                                }
                            });
                        },
                        results::add);
        bulk.service.timing.advance(Duration.ofMillis(50));

        for (int i = 0; i < 3; i++) subscriber.get(0).onNext(upsert(i));
        bulk.service.timing.advance(Duration.ofMillis(50));

        assertThat(results).hasSize(3);
    }

    @Test
    void a_throttled_operation_waits_its_time_and_its_neighbours_do_not() {
        first(position -> position == 7 ? throttled(4000) : null);
        CompletableFuture<BulkSummary> run = start(upserts(500));

        bulk.service.timing.advance(Duration.ofMillis(500));
        assertThat(results).hasSize(499);
        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(run.join().succeeded()).isEqualTo(500);
        assertThat(run.join().throttled()).isEqualTo(1);
        assertThat(result(7).attempts()).isEqualTo(2);
    }

    @Test
    void throttling_has_the_limits_of_single_operations() {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public String element(int position, int operations) {
                return throttled(10);
            }
        };

        run(upserts(3));

        assertThat(results).hasSize(3).allSatisfy(each -> {
            assertThat(each.attempts()).isEqualTo(10);
            assertThat(each.failure()).containsInstanceOf(CosmosThrottledException.class);
            assertThat(each.outcome()).contains(Outcome.NOT_DONE);
        });
    }

    @Test
    void an_operation_waits_for_the_one_before_it_on_the_same_item() {
        first(position -> position == 0 ? throttled(1000) : null);
        PartitionKey key = PartitionKey.of("k");
        List<BulkOperation> operations = new ArrayList<>();
        for (int i = 0; i < 5; i++) operations.add(BulkOperation.upsert(BulkFixture.item("same", "k", i)));
        operations.add(BulkOperation.upsert(BulkFixture.item("other", "k", 5)));
        operations.add(BulkOperation.delete("same", key));

        run(operations);

        assertThat(results).allMatch(BulkOperationResult::isOk);
        assertThat(results.get(0).index()).isEqualTo(5); // did not wait
        assertThat(bulk.service.log.get("[\"k\"]same"))
                .extracting(ModelService.Entry::n)
                .containsExactly(0L, 1L, 2L, 3L, 4L, -1L);
    }

    @Test
    void what_does_not_fit_into_a_response_goes_again_in_smaller_requests() {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public String element(int position, int operations) {
                return position >= 12 ? ModelService.element(413, 3402) : null;
            }
        };

        run(upserts(100));

        assertThat(results).hasSize(100).allMatch(BulkOperationResult::isOk);
        assertThat(bulk.service.batchSizes).startsWith(100).contains(50, 25).allMatch(size -> size <= 100);
    }

    @Test
    void a_single_operation_whose_response_is_too_large_fails() {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public String element(int position, int operations) {
                return ModelService.element(413, 3402);
            }
        };

        run(upserts(100));

        assertThat(results).hasSize(100).allSatisfy(each -> {
            assertThat(each.statusCode()).isEqualTo(413);
            assertThat(each.attempts()).isLessThanOrEqualTo(8);
        });
    }

    @Test
    void a_split_moves_what_failed_and_what_is_queued() {
        bulk = new BulkFixture(3);
        run(upserts(10));
        for (int i = 0; i < 3; i++) bulk.service.split(i);
        results.clear();

        run(upserts(2000));

        assertThat(results).hasSize(2000).allMatch(BulkOperationResult::isOk);
    }

    @Test
    void a_range_that_stays_gone_ends_after_ten_attempts_more() {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public String element(int position, int operations) {
                return ModelService.element(410, 1002);
            }
        };

        run(upserts(2));

        assertThat(results).hasSize(2).allSatisfy(each -> {
            assertThat(each.attempts()).isEqualTo(11);
            assertThat(each.failure()).containsInstanceOf(CosmosServiceException.class);
        });
    }

    @Test
    void a_container_that_was_made_again_is_written_all_the_same() {
        run(upserts(10));
        bulk.service.recreate();
        results.clear();

        run(upserts(500));

        assertThat(results).hasSize(500).allMatch(BulkOperationResult::isOk);
    }

    @Test
    void after_a_broken_connection_only_what_cannot_be_done_twice_is_sent_again() {
        List<Boolean> breaks = new ArrayList<>(List.of(true));
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public Boolean breaksAfterWork(int operations) {
                return breaks.isEmpty() ? null : breaks.remove(0);
            }
        };
        PartitionKey key = PartitionKey.of("k");

        run(List.of(
                BulkOperation.upsert(BulkFixture.item("1", "k", 1)),
                BulkOperation.read("2", key),
                BulkOperation.upsert(BulkFixture.item("3", "k", 3)).ifMatch("\"7\"")));

        assertThat(result(0).outcome()).contains(Outcome.UNKNOWN);
        assertThat(result(0).failure()).containsInstanceOf(CosmosTransportException.class);
        assertThat(result(0).attempts()).isEqualTo(1);
        assertThat(result(1).statusCode()).isEqualTo(404);
        assertThat(result(2).statusCode()).isEqualTo(412);
        assertThat(result(2).outcome()).contains(Outcome.UNKNOWN);
    }

    @Test
    void all_is_sent_again_if_that_is_allowed() {
        bulk.retryUnknownOutcome = true;
        List<Boolean> breaks = new ArrayList<>(List.of(true, false));
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public Boolean breaksAfterWork(int operations) {
                return breaks.isEmpty() ? null : breaks.remove(0);
            }
        };

        run(upserts(10));

        assertThat(results).hasSize(10).allMatch(BulkOperationResult::isOk);
    }

    @Test
    void what_may_have_been_done_stays_so_when_it_is_refused_later() {
        bulk.retryUnknownOutcome = true;
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public FakeResponse instead(int operations, String range) {
                boolean isFirst = bulk.service.batchSizes.size() == 1;
                return isFirst ? FakeResponse.ok("[{\"status") : FakeResponse.status(503, 0);
            }
        };

        run(upserts(1));

        assertThat(result(0).statusCode()).isEqualTo(503);
        assertThat(result(0).outcome()).contains(Outcome.UNKNOWN);
        assertThat(result(0).failure().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void the_time_of_an_operation_begins_when_it_is_sent() {
        bulk.itemTimeout = Duration.ofSeconds(2);
        run(upserts(1)); // reads definition and ranges
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public long millis(TransportRequest request) {
                return 1500;
            }
        };
        CompletableFuture<BulkSummary> run = bulk.bulk(1).start(RunMode.collection(upserts(1000)), results::add);

        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(run.join().succeeded()).isEqualTo(1000);
        assertThat(bulk.service.timing.millis()).isGreaterThan(15_000);
    }

    @Test
    void an_operation_that_is_late_does_not_wait_for_its_request() {
        bulk.itemTimeout = Duration.ofSeconds(2);
        first(position -> position == 1 ? throttled(5000) : null);
        CompletableFuture<BulkSummary> run = start(upserts(3));

        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(result(1).failure()).containsInstanceOf(CosmosThrottledException.class); // it would be late
        assertThat(bulk.service.timing.millis()).isLessThan(2000);
    }

    @Test
    void a_request_without_response_ends_its_operations_in_time() {
        bulk.itemTimeout = Duration.ofSeconds(2);
        run(upserts(1)); // reads definition and ranges
        results.clear();
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public long millis(TransportRequest request) {
                return 60_000;
            }
        };

        run(upserts(3));

        assertThat(bulk.service.timing.millis()).isLessThan(3000);
        assertThat(results).hasSize(3).allSatisfy(each -> {
            assertThat(each.failure()).containsInstanceOf(CosmosTimeoutException.class);
            assertThat(each.outcome()).contains(Outcome.UNKNOWN);
        });
    }

    @Test
    void a_range_that_is_slow_does_not_stop_the_others() {
        bulk = new BulkFixture(5);
        run(upserts(50));
        results.clear();
        String slow = bulk.service.rangeOf("[\"k0\"]");
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public FakeResponse instead(int operations, String range) {
                return range.equals(slow) ? FakeResponse.status(429, 3200).header("x-ms-retry-after-ms", "5000") : null;
            }
        };
        CompletableFuture<BulkSummary> run = start(upserts(4000));

        bulk.service.timing.advance(Duration.ofMillis(1000));

        long others = IntStream.range(0, 4000)
                .filter(i -> !bulk.service.rangeOf("[\"k" + i + "\"]").equals(slow))
                .count();
        assertThat(results).hasSize((int) others).allMatch(BulkOperationResult::isOk);
        run.cancel(true);
    }

    @Test
    void the_source_is_taken_from_no_further_than_there_is_room() {
        bulk = new BulkFixture(2);
        run(upserts(50));
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public long millis(TransportRequest request) {
                return 60_000;
            }
        };
        CountedSource<BulkOperation> source = new CountedSource<>(100_000, i -> upsert((int) i));

        CompletableFuture<BulkSummary> run = start(source);

        assertThat(source.taken).isBetween(2000L, 3000L); // 20 requests of 100, and half of that for slow ranges
        run.cancel(true);
        assertThat(bulk.service.inFlight).isZero();
    }

    @Tag("slow")
    @Test
    void ten_ranges_at_five_milliseconds_are_used_far_beyond_one_request_each() {
        bulk = new BulkFixture(10);
        run(upserts(1000));
        results.clear();
        long before = bulk.service.timing.millis();
        CompletableFuture<BulkSummary> run = bulk.bulk(100).start(RunMode.collection(upserts(100_000)), results::add);
        bulk.service.timing.advanceUntil(run::isDone);

        long oneEach = 100_000 / 10 / 100 * 5;
        assertThat(bulk.service.timing.millis() - before).isLessThan(oneEach / 3);
    }
}
