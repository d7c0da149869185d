package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkControl;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random runs that are paused and resumed, limited and broken off at random points, and continued from the position that
 * was last reported. More seeds with {@code -Dio.aiocosmos.bulk.job.seeds=20000}.
 */
@Tag("slow")
class RandomBulkJobsTest {
    private static final int SEEDS = Integer.getInteger("io.aiocosmos.bulk.job.seeds", 300);
    private static final int FIRST = Integer.getInteger("io.aiocosmos.bulk.job.seed", 1);
    private static final int WINDOW = 1000;

    @Test
    void every_operation_is_done_and_no_position_is_ahead_of_its_results() {
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                new Scenario(seed).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static final class Scenario implements ModelService.Faults {
        private final Random random;
        private final BulkControl control = BulkControl.create();
        private final int count;
        private final int gap; // between operations with a position
        private final int percent;
        private final boolean breaksOff;
        private BulkFixture bulk;
        private long pausedAt;
        private int stored; // the last position reported, of all runs
        private int begin;
        private int taken;
        private final BitSet delivered = new BitSet();
        private final BitSet everDelivered = new BitSet();

        private Scenario(int seed) {
            random = new Random(seed);
            count = 1 + random.nextInt(random.nextInt(3) == 0 ? 4000 : 400);
            gap = random.nextBoolean() ? 1 : 1 + random.nextInt(50);
            percent = random.nextInt(10);
            breaksOff = random.nextBoolean();
        }

        @Override
        public long millis(TransportRequest request) {
            if (ModelService.isBatch(request) && control.isPaused())
                assertThat(bulk.service.timing.nanos()).as("sent in a pause").isEqualTo(pausedAt);
            return 1 + random.nextInt(20);
        }

        @Override
        public String element(int position, int operations) {
            if (random.nextInt(100) >= percent) return null;
            return "{\"statusCode\":429,\"subStatusCode\":3200,\"requestCharge\":0,\"retryAfterMilliseconds\":"
                    + random.nextInt(300) + "}";
        }

        private void run() {
            boolean isDone = false;
            for (int runs = 0; !isDone; runs++) {
                bulk = new BulkFixture(1 + random.nextInt(13));
                bulk.service.faults = this;
                isDone = part(breaksOff && runs < 5);
            }
            assertThat(everDelivered.cardinality()).isEqualTo(count);
            assertThat(stored).isEqualTo(count);
        }

        /** Returns whether the run came to its end. */
        private boolean part(boolean breaks) {
            begin = stored;
            taken = begin;
            delivered.clear();
            BulkOptions.Builder options = BulkOptions.builder()
                    .control(control)
                    .expectedOperations(count)
                    .progress(this::progress);
            if (random.nextInt(3) == 0) options.requestUnitsPerSecond(400 + random.nextInt(5000));
            BulkItems<BulkOperation, BulkOperationResult> items =
                    bulk.bulk(1 + random.nextInt(WINDOW / 100)).with(options.build());
            CompletableFuture<?> run = random.nextBoolean()
                    ? items.start(RunMode.collection(source()), this::delivered)
                    : items.start(new IterablePublisher<>(source()), this::delivered);
            for (int i = random.nextInt(4); i > 0; i--)
                bulk.service.timing.later(random.nextInt(3000) * 1_000_000L, this::pause);
            if (breaks) bulk.service.timing.later(random.nextInt(1500) * 1_000_000L, bulk.pipeline::close);
            bulk.service.timing.advanceUntil(run::isDone);
            if (control.isPaused()) control.resume();
            bulk.service.timing.advance(Duration.ofSeconds(700));
            assertThat(bulk.service.timing.waiting()).isZero();
            assertThat(bulk.service.inFlight).isZero();
            if (!bulk.pipeline.isClosed()) run.join();
            return !run.isCompletedExceptionally();
        }

        private void pause() {
            pausedAt = bulk.service.timing.nanos();
            control.pause();
            bulk.service.timing.later((1 + random.nextInt(2_000_000)) * 1000L, control::resume);
        }

        private Iterable<BulkOperation> source() {
            return () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return taken < count;
                }

                @Override
                public BulkOperation next() {
                    assertThat(taken - stored).as("beyond the position").isLessThan(WINDOW + gap);
                    int n = taken++;
                    BulkOperation upsert = BulkOperation.upsert(BulkFixture.item("i" + n, "k" + n % 97, n));
                    return taken % gap == 0 || taken == count ? upsert.position(taken) : upsert;
                }
            };
        }

        private void delivered(BulkOperationResult result) {
            int n = begin + (int) result.index();
            assertThat(delivered.get(n)).isFalse();
            delivered.set(n);
            if (result.isOk()) everDelivered.set(n);
            else assertThat(bulk.pipeline.isClosed()).isTrue();
        }

        private void progress(CosmosEvent.BulkProgress progress) {
            assertThat(progress.taken()).isLessThanOrEqualTo(taken - begin);
            int position = progress.position(Integer.class).orElse(stored);
            assertThat(position).isGreaterThanOrEqualTo(stored);
            assertThat(everDelivered.nextClearBit(0)).isGreaterThanOrEqualTo(position);
            stored = position;
        }
    }

    @Test
    void positions_of_a_finished_run_end_with_the_last() {
        BulkFixture bulk = new BulkFixture(3);
        List<Integer> positions = new ArrayList<>();
        List<BulkOperation> operations = new ArrayList<>();
        for (int n = 1; n <= 3500; n++)
            operations.add(BulkOperation.create(BulkFixture.item("i" + n, "k" + n % 9, n))
                    .position(n));

        CompletableFuture<?> run = bulk.bulk(5)
                .with(BulkOptions.builder()
                        .progress(progress -> progress.position(Integer.class).ifPresent(positions::add))
                        .build())
                .start(operations);
        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(positions).isSorted().hasSizeGreaterThanOrEqualTo(4).endsWith(3500);
    }
}
