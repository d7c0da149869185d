package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkControl;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosEvent.BulkProgress;
import io.aiocosmos.ItemResult;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A run as a job: its progress, and pauses. */
class BulkJobTest {
    private static final String THROTTLED_FOR_3_SECONDS =
            "{\"statusCode\":429,\"subStatusCode\":3200,\"requestCharge\":0,\"retryAfterMilliseconds\":3000}";

    private final BulkFixture bulk = new BulkFixture(3);
    private final BulkControl control = BulkControl.create();
    private final List<BulkOperationResult> results = new ArrayList<>();
    private final List<BulkProgress> reports = new ArrayList<>();

    private static List<BulkOperation> creates(int count) {
        List<BulkOperation> operations = new ArrayList<>();
        for (int n = 0; n < count; n++)
            operations.add(BulkOperation.create(BulkFixture.item("i" + n, "k" + n % 50, n))
                    .position(n));
        return operations;
    }

    private CompletableFuture<BulkSummary> start(int count, BulkOptions.Builder options) {
        return bulk.bulk(5).with(options.control(control).build()).start(creates(count), results::add);
    }

    private CompletableFuture<BulkSummary> start(int count) {
        return start(count, BulkOptions.builder().progress(reports::add));
    }

    private void slow(long millis) {
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public long millis(TransportRequest request) {
                return millis;
            }
        };
    }

    private void end(CompletableFuture<?> run) {
        bulk.service.timing.advanceUntil(run::isDone);
    }

    @Test
    void progress_counts_what_was_delivered() {
        end(start(2500));

        assertThat(reports).hasSizeGreaterThanOrEqualTo(3);
        BulkProgress last = reports.get(reports.size() - 1);
        assertThat(last.taken()).isEqualTo(2500);
        assertThat(last.succeeded()).isEqualTo(2500);
        assertThat(last.failed()).isZero();
        assertThat(last.inFlight()).isZero();
        assertThat(last.requestCharge()).isEqualTo(2500 * 6);
        assertThat(last.requestUnitsPerSecond()).isPositive();
        assertThat(last.remaining()).contains(Duration.ZERO);
        assertThat(last.position(Integer.class)).contains(2499);
        assertThat(last.toString()).doesNotContain("2499").contains("taken 2500");
        assertThat(reports.get(0).remaining().orElseThrow()).isPositive();
    }

    @Test
    void a_slow_run_reports_every_second_in_which_there_was_a_result() {
        slow(700);

        end(start(10, BulkOptions.builder().progress(reports::add).requestUnitsPerSecond(10)));

        assertThat(reports).hasSizeBetween(4, 10);
    }

    @Test
    void how_much_is_left_is_not_known_of_an_endless_source() {
        CompletableFuture<?> run = bulk.bulk(5)
                .with(BulkOptions.builder().progress(reports::add).build())
                .start(new IterablePublisher<>(creates(1500)), results::add);
        end(run);

        assertThat(reports).isNotEmpty().allMatch(report -> report.remaining().isEmpty());
    }

    @Test
    void a_consumer_of_progress_that_throws_ends_the_run_and_loses_no_result() {
        CompletableFuture<BulkSummary> run = start(8000, BulkOptions.builder().progress(progress -> {
            reports.add(progress);
            throw new IllegalStateException("full disk");
        }));
        end(run);

        assertThatThrownBy(run::join).hasCause(new IllegalStateException("full disk"));
        assertThat(reports).hasSize(1);
        assertThat(results).hasSizeBetween(1000, 3000).allMatch(ItemResult::isOk);
        assertThat(bulk.service.log).hasSize(results.size());
    }

    @Test
    void operations_after_a_consumer_of_results_threw_are_not_final() {
        CompletableFuture<BulkSummary> run = bulk.bulk(5)
                .with(BulkOptions.builder().progress(reports::add).build())
                .start(creates(50), result -> {
                    if (result.index() == 20) throw new IllegalStateException("bad");
                });
        end(run);

        assertThat(run).isCompletedExceptionally();
        assertThat(reports.get(reports.size() - 1).position(Integer.class).orElse(-1))
                .isLessThan(20);
    }

    @Test
    void a_paused_run_ends_what_is_in_flight_and_goes_on_when_resumed() {
        slow(100);
        CompletableFuture<BulkSummary> run = start(3000);
        bulk.service.timing.advance(Duration.ofMillis(350));

        control.pause();
        bulk.service.timing.advance(Duration.ofSeconds(1));
        int delivered = results.size();
        int sent = bulk.service.batchSizes.size();
        bulk.service.timing.advance(Duration.ofMinutes(60));

        assertThat(bulk.service.inFlight).isZero();
        assertThat(delivered).isPositive().isLessThan(3000);
        assertThat(results).hasSize(delivered);
        assertThat(bulk.service.batchSizes).hasSize(sent);
        control.resume();
        end(run);
        assertThat(run.join().succeeded()).isEqualTo(3000);
    }

    @Test
    void a_run_that_is_paused_before_it_starts_takes_nothing() {
        control.pause();
        CompletableFuture<BulkSummary> run = start(10);

        bulk.service.timing.advance(Duration.ofMinutes(60));

        assertThat(bulk.service.batchSizes).isEmpty();
        control.resume();
        end(run);
        assertThat(results).hasSize(10);
    }

    @Test
    void the_time_of_operations_stands_still_in_a_pause_only() {
        bulk.itemTimeout = Duration.ofSeconds(5);
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public String element(int position, int operations) {
                return bulk.service.timing.millis() < 1000 || position == 0 ? THROTTLED_FOR_3_SECONDS : null;
            }
        };
        CompletableFuture<BulkSummary> run = bulk.bulk(1)
                .with(BulkOptions.builder().control(control).build())
                .start(creates(20), results::add);
        bulk.service.timing.advance(Duration.ofSeconds(1)); // the first requests have been refused
        control.pause();
        bulk.service.timing.advance(Duration.ofMinutes(5));
        int early = results.size();

        control.resume();
        end(run);

        assertThat(early).isZero();
        assertThat(results).hasSize(20);
        assertThat(results.stream().filter(ItemResult::isOk)).hasSizeGreaterThan(10);
        assertThat(results.stream().filter(result -> !result.isOk()))
                .isNotEmpty()
                .allMatch(result -> result.failure().get() instanceof CosmosThrottledException);
    }

    @Test
    void a_paused_run_can_be_cancelled() {
        CompletableFuture<BulkSummary> run = start(3000);
        control.pause();
        bulk.service.timing.advance(Duration.ofSeconds(1));

        run.cancel(true);
        bulk.service.timing.advance(Duration.ofSeconds(1));

        assertThat(bulk.service.inFlight).isZero();
        assertThat(bulk.service.timing.waiting()).isZero();
    }

    @Test
    void a_paused_run_ends_when_the_client_is_closed() {
        slow(100);
        CompletableFuture<BulkSummary> run = start(3000);
        bulk.service.timing.advance(Duration.ofMillis(350));
        control.pause();
        bulk.service.timing.advance(Duration.ofSeconds(1));

        bulk.pipeline.close();

        assertThat(run).isDone();
        assertThatThrownBy(run::join).hasCauseInstanceOf(CosmosCancelledException.class);
        assertThat(reports.get(reports.size() - 1).position(Integer.class).orElse(-1))
                .isLessThan(2999);
    }

    @Test
    void a_callback_may_pause_its_own_run() {
        CompletableFuture<BulkSummary> run = bulk.bulk(1)
                .with(BulkOptions.builder().control(control).build())
                .start(creates(3000), result -> {
                    results.add(result);
                    if (results.size() == 1) control.pause();
                });
        bulk.service.timing.advance(Duration.ofSeconds(10));

        assertThat(results).hasSizeLessThan(3000);
        control.resume();
        end(run);
        assertThat(results).hasSize(3000);
    }
}
