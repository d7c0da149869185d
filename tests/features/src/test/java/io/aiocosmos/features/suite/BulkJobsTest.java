package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkControl;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosEvent.BulkProgress;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.features.matrix.FewPairs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations on many items as jobs: progress, positions, pauses, and a limit of request units. */
@Tag("emulator")
@FewPairs
class BulkJobsTest extends FeatureTest {
    private static final int COUNT = 2500;

    private final List<BulkProgress> reports = new ArrayList<>();

    private static List<BulkOperation> upserts(int from) {
        return IntStream.range(from, COUNT)
                .mapToObj(i -> BulkOperation.upsert(new Item("item-" + i, "pk-" + i % 37, i))
                        .position(i + 1))
                .toList();
    }

    private BulkOptions.Builder reporting() {
        return BulkOptions.builder().progress(reports::add);
    }

    @Test
    void progress_of_a_bulk_counts_up_to_its_end() {
        BulkSummary summary = container().executeBulk(upserts(0), reporting().build(), result -> {});

        assertThat(reports).hasSizeGreaterThanOrEqualTo(3);
        assertThat(reports).extracting(BulkProgress::succeeded).isSorted();
        assertThat(reports.get(0).remaining()).isPresent();
        BulkProgress last = reports.get(reports.size() - 1);
        assertThat(last.taken()).isEqualTo(COUNT);
        assertThat(last.succeeded()).isEqualTo(COUNT);
        assertThat(last.inFlight()).isZero();
        assertThat(last.requestCharge()).isEqualTo(summary.requestCharge());
        assertThat(last.remaining()).contains(Duration.ZERO);
        assertThat(last.position(Integer.class)).contains(COUNT);
    }

    @Tag("slow")
    @Test
    void progress_of_a_source_of_unknown_length_has_no_estimate_unless_one_expects_something() {
        CosmosContainer container = container();
        Iterable<BulkOperation> source = () -> upserts(COUNT - 100).iterator();

        container.executeBulk(source, reporting().build(), result -> {});
        assertThat(reports).isNotEmpty().allMatch(report -> report.remaining().isEmpty());
        reports.clear();
        container.executeBulk(source, reporting().expectedOperations(100).build(), result -> {});

        assertThat(reports).isNotEmpty().allMatch(report -> report.remaining().isPresent());
    }

    @Test
    void progress_of_single_items_has_no_position() {
        List<Item> items =
                IntStream.range(0, 30).mapToObj(i -> Item.of("item-" + i, i)).toList();

        container().createItems(items, reporting().build());

        BulkProgress last = reports.get(reports.size() - 1);
        assertThat(last.succeeded()).isEqualTo(30);
        assertThat(last.position(Object.class)).isEmpty();
    }

    @Tag("slow")
    @Test
    void a_run_that_broke_off_is_continued_from_its_last_position() {
        CosmosContainer container = container();
        AtomicInteger delivered = new AtomicInteger();
        IllegalStateException crash = new IllegalStateException("crash");
        BulkOptions inOrder = reporting().maxConcurrency(1).build(); // else the first operations may be the last
        assertThatThrownBy(() -> container.executeBulk(upserts(0), inOrder, result -> {
                    if (delivered.incrementAndGet() == 1700) throw crash;
                }))
                .isSameAs(crash);
        int position = reports.get(reports.size() - 1).position(Integer.class).orElseThrow();

        BulkSummary rest = container.executeBulk(upserts(position), BulkOptions.defaults(), result -> {});

        assertThat(position).isBetween(1, 1699);
        assertThat(rest.succeeded()).isEqualTo(COUNT - position);
        assertThat(container.queryItems(SqlQuery.of("SELECT VALUE COUNT(1) FROM c"), Long.class))
                .containsExactly((long) COUNT);
    }

    @Test
    void a_run_is_paused_and_resumed() throws InterruptedException {
        CosmosContainer container = container();
        BulkControl control = BulkControl.create();
        BulkOptions options = reporting().control(control).maxConcurrency(1).build();
        AtomicInteger delivered = new AtomicInteger();
        Thread other = new Thread(control::resume);

        BulkSummary summary = container.executeBulk(upserts(0), options, result -> {
            if (delivered.incrementAndGet() != 500) return;
            control.pause();
            other.start();
        });
        other.join();

        assertThat(control.isPaused()).isFalse();
        assertThat(summary.succeeded()).isEqualTo(COUNT);
        assertThat(delivered).hasValue(COUNT);
    }

    @Test
    void a_run_that_is_paused_before_it_begins_sends_nothing_until_it_is_resumed() throws InterruptedException {
        CosmosContainer container = container();
        BulkControl control = BulkControl.create();
        control.pause();
        List<BulkSummary> ended = new ArrayList<>();
        Thread job = new Thread(() -> ended.add(container.executeBulk(
                upserts(COUNT - 100), BulkOptions.builder().control(control).build(), result -> {})));

        assertNothingSent(job::start);
        control.resume();
        job.join();

        assertThat(ended)
                .singleElement()
                .satisfies(summary -> assertThat(summary.succeeded()).isEqualTo(100));
    }

    @Tag("slow")
    @Test
    void a_limited_run_takes_its_time() {
        CosmosContainer container = container();
        List<BulkOperation> few = upserts(COUNT - 100);
        long began = System.nanoTime();

        BulkSummary summary = container.executeBulk(
                few, reporting().requestUnitsPerSecond(1000).build(), result -> {});

        assertThat(summary.succeeded()).isEqualTo(100);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(summary.requestCharge()).isLessThanOrEqualTo(1000 * seconds + 250);
    }

    @Test
    void a_consumer_of_progress_that_throws_ends_the_run_after_its_results() {
        IllegalStateException full = new IllegalStateException("full disk");
        AtomicInteger delivered = new AtomicInteger();
        BulkOptions options = BulkOptions.builder()
                .progress(report -> {
                    throw full;
                })
                .build();

        CosmosContainer container = container();

        assertThatThrownBy(() -> container.executeBulk(upserts(0), options, result -> delivered.incrementAndGet()))
                .isSameAs(full);
        assertThat(container.queryItems(SqlQuery.of("SELECT VALUE COUNT(1) FROM c"), Long.class))
                .containsExactly((long) delivered.get());
    }
}
