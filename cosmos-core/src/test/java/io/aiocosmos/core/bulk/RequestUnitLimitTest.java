package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code requestUnitsPerSecond}, on virtual time, over ranges that cost differently. */
class RequestUnitLimitTest {
    private static final int SEEDS = Integer.getInteger("io.aiocosmos.bulk.limit.seeds", 40);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long WINDOW = 10 * SECOND;
    private static final int SECONDS = 25;

    private static BulkOptions limit(int units) {
        return BulkOptions.builder().requestUnitsPerSecond(units).build();
    }

    /** A service whose ranges cost differently, and each operation somewhat. */
    private static final class Prices implements ModelService.Faults {
        private final Random random;
        private final double highest;
        private final int throttledPercent;
        private final Map<String, Double> byRange = new HashMap<>();

        private Prices(Random random, double highest, int throttledPercent) {
            this.random = random;
            this.highest = highest;
            this.throttledPercent = throttledPercent;
        }

        @Override
        public long millis(TransportRequest request) {
            return 1 + random.nextInt(30);
        }

        @Override
        public double charge(String range, double usual) {
            double price = byRange.computeIfAbsent(range, first -> 1 + (highest - 1) * random.nextDouble());
            return usual == 1 ? price / 6 : price * (0.7 + 0.6 * random.nextDouble());
        }

        @Override
        public String element(int position, int operations) {
            return random.nextInt(100) >= throttledPercent
                    ? null
                    : "{\"statusCode\":429,\"subStatusCode\":3200,\"requestCharge\":0,\"retryAfterMilliseconds\":20}";
        }
    }

    @Test
    @Tag("slow")
    void a_run_keeps_within_five_percent_over_any_ten_seconds() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            try {
                check(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void check(Random random) {
        int limit = 400 + random.nextInt(random.nextInt(3) == 0 ? 8000 : 1500);
        double highest = Math.min(50, limit / 60.0 + 1) * (0.2 + 0.8 * random.nextDouble()) + 1;
        BulkFixture bulk = new BulkFixture(1 + random.nextInt(13));
        bulk.service.faults = new Prices(random, highest, random.nextInt(3) == 0 ? random.nextInt(20) : 0);
        boolean reads = random.nextBoolean();
        int[] next = {0};
        CountedSource<BulkOperation> source = new CountedSource<>(Long.MAX_VALUE, n -> operation(random, next, reads));
        CompletableFuture<BulkSummary> run =
                bulk.bulk(1 + random.nextInt(30)).with(limit(limit)).start(RunMode.collection(source), result -> {});

        bulk.service.timing.advance(Duration.ofSeconds(SECONDS));
        run.cancel(true);
        bulk.service.timing.advance(Duration.ofSeconds(1));

        List<ModelService.Charge> charges = bulk.service.charges;
        assertThat(most(charges)).isLessThanOrEqualTo(1.05 * 10 * limit);
        double middle = within(charges, 5 * SECOND, 5 * SECOND + WINDOW);
        assertThat(middle).as("limit %s, highest %s", limit, highest).isGreaterThanOrEqualTo(0.95 * 10 * limit);
        assertThat(bulk.service.timing.waiting()).isZero();
    }

    private static BulkOperation operation(Random random, int[] next, boolean reads) {
        int n = next[0]++;
        String key = "k" + random.nextInt(200);
        if (reads && n % 3 == 0) return BulkOperation.read("i" + n, io.aiocosmos.PartitionKey.of(key));
        return BulkOperation.upsert(BulkFixture.item("i" + n, key, n));
    }

    private static double most(List<ModelService.Charge> charges) {
        double most = 0;
        double sum = 0;
        int first = 0;
        for (ModelService.Charge each : charges) {
            sum += each.units();
            while (each.nanos() - charges.get(first).nanos() > WINDOW)
                sum -= charges.get(first++).units();
            most = Math.max(most, sum);
        }
        return most;
    }

    private static double within(List<ModelService.Charge> charges, long from, long to) {
        double sum = 0;
        for (ModelService.Charge each : charges) if (each.nanos() >= from && each.nanos() < to) sum += each.units();
        return sum;
    }

    @Test
    void what_waits_for_request_units_is_not_late() {
        BulkFixture bulk = new BulkFixture(3);
        bulk.itemTimeout = Duration.ofSeconds(2);
        List<BulkOperation> operations = new ArrayList<>();
        for (int i = 0; i < 900; i++) operations.add(BulkOperation.create(BulkFixture.item("i" + i, "k" + i % 50, i)));

        CompletableFuture<BulkSummary> run =
                bulk.bulk(20).with(limit(100)).start(RunMode.collection(operations), result -> {});
        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(run.join().succeeded()).isEqualTo(900);
        assertThat(bulk.service.timing.millis()).isBetween(53_000L, 55_000L);
    }

    @Test
    void without_a_limit_everything_is_sent_at_once() {
        BulkFixture bulk = new BulkFixture(3);
        List<BulkOperation> operations = new ArrayList<>();
        for (int i = 0; i < 900; i++) operations.add(BulkOperation.create(BulkFixture.item("i" + i, "k" + i % 50, i)));

        CompletableFuture<?> run = bulk.bulk(20).start(operations);
        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(bulk.service.timing.millis()).isLessThan(1000);
    }

    @Test
    void single_items_are_limited_too() {
        TestEngine engine = new TestEngine().withoutDiscovery();
        engine.transport.otherwise(Reply.of(FakeResponse.status(201).header("x-ms-request-charge", "10")));
        List<ItemResult<String>> results = new ArrayList<>();

        CompletableFuture<BulkSummary> run = BulkItems.single(engine.pipeline(), 50, new FakeSender(engine.pipeline()))
                .with(limit(1000))
                .start(RunMode.collection(new CountedSource<>(3000, Long::toString)), results::add);
        engine.timing.advanceUntil(run::isDone);

        assertThat(results).hasSize(3000);
        assertThat(engine.timing.millis()).isBetween(29_000L, 30_000L);
        assertThat(engine.timing.waiting()).isZero();
    }

    @Test
    void an_operation_that_costs_more_than_a_second_has_is_sent_and_paid_for() {
        BulkFixture bulk = new BulkFixture(1);
        bulk.service.faults = new ModelService.Faults() {
            @Override
            public double charge(String range, double usual) {
                return 1000;
            }
        };
        List<BulkOperation> operations = new ArrayList<>();
        for (int i = 0; i < 11; i++) operations.add(BulkOperation.create(BulkFixture.item("i" + i, "k", i)));

        CompletableFuture<List<io.aiocosmos.BulkOperationResult>> run =
                bulk.bulk(20).with(limit(400)).start(operations);
        bulk.service.timing.advanceUntil(run::isDone);

        assertThat(run.join()).allMatch(ItemResult::isOk);
        assertThat(bulk.service.timing.millis()).isBetween(24_000L, 26_000L);
    }
}
