package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random bulks over a service that fails in every way: each operation ends exactly once, what was acknowledged was done
 * once, what is said not to be done was not, and operations on one item were done in their order. More seeds with {@code
 * -Dio.aiocosmos.bulk.seeds=20000}.
 */
@Tag("slow")
class RandomBulksTest {
    private static final int SEEDS = Integer.getInteger("io.aiocosmos.bulk.seeds", 500);
    private static final int FIRST = Integer.getInteger("io.aiocosmos.bulk.seed", 1);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void every_operation_ends_once_and_nothing_is_done_twice_or_out_of_order() {
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
        private final BulkFixture bulk;
        private final ModelService service;
        private final List<BulkOperation> operations = new ArrayList<>();
        private final List<BulkOperationResult> results = new ArrayList<>();
        private final int percent;
        private final boolean splits;
        private final boolean recreates;
        private final int closeAfter;

        private Scenario(int seed) {
            random = new Random(seed);
            bulk = new BulkFixture(1 + random.nextInt(13));
            service = bulk.service;
            service.faults = this;
            percent = random.nextInt(3) == 0 ? 0 : random.nextInt(15);
            splits = random.nextInt(3) == 0;
            recreates = random.nextInt(10) == 0;
            bulk.retryUnknownOutcome = false;
            int keys = 1 + random.nextInt(40);
            int count = random.nextInt(random.nextInt(4) == 0 ? 1500 : 300);
            for (int i = 0; i < count; i++) operations.add(operation(i, "k" + random.nextInt(keys)));
            closeAfter = random.nextInt(8) == 0 ? 1 + random.nextInt(count + 1) : Integer.MAX_VALUE;
        }

        private BulkOperation operation(int n, String key) {
            String id = "i" + random.nextInt(10);
            PartitionKey partitionKey = PartitionKey.of(key);
            Object item = BulkFixture.item(id, key, n);
            switch (random.nextInt(6)) {
                case 0:
                    return BulkOperation.create(item);
                case 1:
                    return BulkOperation.replace(id, item, partitionKey);
                case 2:
                    return BulkOperation.delete(id, partitionKey);
                case 3:
                    return BulkOperation.read(id, partitionKey);
                case 4:
                    return BulkOperation.upsert(item, partitionKey).ifMatch("\"" + (random.nextInt(4) + n) + "\"");
                default:
                    return BulkOperation.upsert(item);
            }
        }

        private boolean chance() {
            return random.nextInt(100) < percent;
        }

        @Override
        public long millis(TransportRequest request) {
            return 1 + random.nextInt(20);
        }

        @Override
        public FakeResponse instead(int count, String range) {
            if (splits && random.nextInt(10) == 0) service.split(random.nextInt(100));
            if (recreates && random.nextInt(30) == 0) service.recreate();
            if (random.nextInt(4) != 0 || !chance()) return null;
            switch (random.nextInt(5)) {
                case 0:
                    return FakeResponse.status(429, 3200).header("x-ms-retry-after-ms", "" + random.nextInt(500));
                case 1:
                    return FakeResponse.status(413);
                case 2:
                    return FakeResponse.status(410, 1007);
                case 3:
                    return FakeResponse.status(503);
                default:
                    return FakeResponse.status(449);
            }
        }

        @Override
        public Boolean breaksAfterWork(int count) {
            return random.nextInt(5) == 0 && chance() ? (Boolean) random.nextBoolean() : null;
        }

        @Override
        public String element(int position, int count) {
            if (!chance()) return null;
            switch (random.nextInt(5)) {
                case 0:
                    return ModelService.element(413, 3402);
                case 1:
                    return ModelService.element(410, random.nextBoolean() ? 1002 : 1000);
                case 2:
                    return ModelService.element(449, 0);
                case 3:
                    return ModelService.element(random.nextBoolean() ? 500 : 408, 0);
                default:
                    return "{\"statusCode\":429,\"subStatusCode\":3200,\"requestCharge\":0,"
                            + "\"retryAfterMilliseconds\":" + random.nextInt(300) + "}";
            }
        }

        @Override
        public String elementAfterwards() {
            return random.nextInt(10) == 0 && chance() ? ModelService.element(500, 0) : null;
        }

        private void run() {
            int concurrency = 1 + random.nextInt(20);
            CompletableFuture<?> run = random.nextBoolean()
                    ? bulk.bulk(concurrency).start(operations, this::taken)
                    : bulk.bulk(concurrency).start(new IterablePublisher<>(operations), this::taken);
            service.timing.advanceUntil(run::isDone);
            if (closeAfter > operations.size()) {
                run.join();
                assertThat(results).hasSize(operations.size());
            }
            assertThat(results.stream().map(BulkOperationResult::index).distinct())
                    .hasSize(results.size());
            for (BulkOperationResult each : results)
                assertThat(each.item()).isSameAs(operations.get((int) each.index()));
            checkLogs();
            service.timing.advance(Duration.ofSeconds(600));
            assertThat(service.inFlight).isZero();
            assertThat(service.timing.waiting()).isZero();
        }

        private void taken(BulkOperationResult result) {
            results.add(result);
            if (results.size() == closeAfter) bulk.pipeline.close();
        }

        private void checkLogs() {
            Map<String, List<BulkOperationResult>> byItem = new HashMap<>();
            for (BulkOperationResult each : results)
                if (each.item().type() != OperationType.READ && mayBeDone(each))
                    byItem.computeIfAbsent(name(each.item()), first -> new ArrayList<>())
                            .add(each);
            if (closeAfter <= operations.size()) return; // what was not reported may be in the log
            service.log.forEach((name, log) -> {
                List<BulkOperationResult> done = byItem.getOrDefault(name, new ArrayList<>());
                done.sort((one, other) -> Long.compare(one.index(), other.index()));
                assertThat(fits(log, 0, done, 0))
                        .as("%s: %s by %s, of %s", name, log, done, about(name))
                        .isTrue();
                byItem.remove(name);
            });
            for (List<BulkOperationResult> rest : byItem.values())
                assertThat(rest).noneMatch(BulkOperationResult::isOk);
        }

        private String about(String name) {
            StringBuilder text = new StringBuilder();
            for (BulkOperationResult each : results)
                if (name(each.item()).equals(name))
                    text.append(each.item().type())
                            .append(each)
                            .append(each.failure().map(Throwable::getMessage).orElse(""))
                            .append('\n');
            return text.toString();
        }

        private static boolean mayBeDone(BulkOperationResult result) {
            return result.isOk() || result.outcome().get() == Outcome.UNKNOWN;
        }

        private static String name(BulkOperation operation) {
            String json = operation.item().map(item -> ((RawJson) item).text()).orElse("");
            if (json.isEmpty())
                return operation.partitionKey().get().json() + operation.id().get();
            String id = json.substring(7, json.indexOf('"', 7));
            int pk = json.indexOf("\"pk\":\"") + 6;
            return "[\"" + json.substring(pk, json.indexOf('"', pk)) + "\"]" + id;
        }

        /** Whether the log is these operations in order, those of unknown outcome left out or not. */
        private static boolean fits(List<ModelService.Entry> log, int at, List<BulkOperationResult> done, int next) {
            if (next == done.size()) return at == log.size();
            BulkOperationResult each = done.get(next);
            boolean same = at < log.size()
                    && log.get(at).kind().equalsIgnoreCase(each.item().type().name())
                    && (log.get(at).n() < 0 || log.get(at).n() == each.index());
            if (same && fits(log, at + 1, done, next + 1)) return true;
            return !each.isOk() && fits(log, at, done, next + 1);
        }
    }
}
