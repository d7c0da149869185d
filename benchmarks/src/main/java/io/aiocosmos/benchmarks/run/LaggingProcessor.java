package io.aiocosmos.benchmarks.run;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.changefeed.ChangeFeedProcessor;
import io.aiocosmos.core.CosmosClients;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A change feed processor that is far behind, in this process, which is to be started with a small heap; the emulator is
 * another process. Prints what the heap holds after a collection at every tenth of the way: it must not grow.
 */
public final class LaggingProcessor {
    private static final int USUAL_CHANGES = 1_000_000;
    private static final int STEPS = 10;
    private static final int KEYS = 1_000;
    private static final int PAGE = 1_000;
    private static final int REQUESTS_IN_FLIGHT = 4;

    private LaggingProcessor() {}

    /** @param args the endpoint of a fresh emulator, and how many changes; 1,000,000 if left out */
    public static void main(String[] args) throws InterruptedException {
        run(args[0], args.length == 1 ? USUAL_CHANGES : Integer.parseInt(args[1]), System.out);
    }

    static void run(String endpoint, int changes, PrintStream out) throws InterruptedException {
        try (CosmosClient client = CosmosClients.builder()
                .endpoint(endpoint)
                .key(GatewayTarget.key())
                .transport("netty")
                .codec("jackson")
                .build()) {
            client.createDatabase("lag");
            CosmosDatabase database = client.database("lag");
            database.createContainer(ContainerProperties.of("readings", "/pk"));
            database.createContainer(ContainerProperties.of("leases", "/id"));
            store(database, changes);
            catchUp(database, changes, out);
        }
    }

    private static void store(CosmosDatabase database, int changes) {
        Iterable<BulkOperation> source = () -> IntStream.range(0, changes)
                .mapToObj(
                        i -> BulkOperation.upsert(new Reading("reading-" + i, "device-" + i % KEYS, i, LongBulk.TEXT)))
                .iterator();
        BulkOptions options =
                BulkOptions.builder().maxConcurrency(REQUESTS_IN_FLIGHT).build();
        BulkSummary summary = database.container("readings").executeBulk(source, options, result -> {});
        if (summary.succeeded() != changes) throw new IllegalStateException("not all were stored: " + summary);
    }

    private static void catchUp(CosmosDatabase database, int changes, PrintStream out) throws InterruptedException {
        Steps steps = new Steps(changes, out);
        ChangeFeedProcessor processor = ChangeFeedProcessor.builder()
                .monitored(database.container("readings"))
                .leases(database.container("leases"))
                .name("lagging")
                .instance("one")
                .startFromBeginning()
                .maxItemCount(PAGE)
                .handle(Reading.class, (page, context) -> steps.handled(page))
                .build();
        long start = System.nanoTime();
        processor.start();
        steps.end.await();
        out.printf(
                "%,d handled in %.0f s, heap of at most %d MB%n",
                changes, (System.nanoTime() - start) / 1e9, Runtime.getRuntime().maxMemory() >> 20);
        processor.stop();
    }

    /** An item of 200 bytes of JSON. */
    record Reading(String id, String pk, int value, String text) {}

    private static final class Steps {
        private final long all;
        private final PrintStream out;
        private final AtomicLong handled = new AtomicLong();
        private final CountDownLatch end = new CountDownLatch(1);

        Steps(long all, PrintStream out) {
            this.all = all;
            this.out = out;
        }

        void handled(List<Reading> page) {
            long now = handled.addAndGet(page.size());
            long each = Math.max(1, all / STEPS);
            if (now / each > (now - page.size()) / each) report(now);
            if (now >= all) end.countDown();
        }

        private synchronized void report(long now) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            out.printf("%,12d handled, %.1f MB of heap in use%n", now, used / 1e6);
        }
    }
}
