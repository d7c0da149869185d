package io.aiocosmos.benchmarks.run;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.core.CosmosClients;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One long bulk of small items from a generator, in this process, which is to be started with a small heap. Prints what
 * the heap holds after a collection at every tenth of the way: it must not grow.
 */
public final class LongBulk {
    private static final int USUAL_OPERATIONS = 10_000_000;
    private static final int STEPS = 10;
    private static final int REQUESTS_IN_FLIGHT = 4;
    /** Makes an item of 200 bytes. */
    static final String TEXT = "What was read at this hour, by this device. ".repeat(3);

    private LongBulk() {}

    /** @param args how many operations; 10,000,000 if left out */
    public static void main(String[] args) throws Exception {
        int operations = args.length == 0 ? USUAL_OPERATIONS : Integer.parseInt(args[0]);
        run(operations, System.out);
    }

    static void run(int operations, PrintStream out) throws Exception {
        try (Processes processes = new Processes(100, List.of());
                CosmosClient client = CosmosClients.builder()
                        .endpoint(processes.endpoint())
                        .key(GatewayTarget.key())
                        .transport("netty")
                        .codec("jackson")
                        .build()) {
            long start = System.nanoTime();
            Steps steps = new Steps(operations, out);
            BulkOptions options = BulkOptions.builder()
                    .maxConcurrency(REQUESTS_IN_FLIGHT)
                    .progress(steps::report)
                    .build();
            Iterable<BulkOperation> source = () -> IntStream.range(0, operations)
                    .mapToObj(i -> BulkOperation.upsert(Reading.number(i)))
                    .iterator();
            BulkSummary summary = client.database(GatewayTarget.DATABASE)
                    .container(GatewayTarget.CONTAINER)
                    .executeBulk(source, options, result -> {});
            out.printf(
                    "%,d of %,d stored in %.0f s, heap of at most %d MB%n",
                    summary.succeeded(),
                    operations,
                    (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
            if (summary.succeeded() != operations) throw new IllegalStateException("not all were stored: " + summary);
        }
    }

    /** An item of 200 bytes of JSON. */
    record Reading(String id, String pk, int value, String text) {
        static Reading number(int i) {
            return new Reading("reading-" + i, GatewayTarget.PARTITION_KEY, i & 0xFFFF, TEXT);
        }
    }

    private static final class Steps {
        private final long each;
        private final PrintStream out;
        private long next;

        Steps(long operations, PrintStream out) {
            each = Math.max(1, operations / STEPS);
            next = each;
            this.out = out;
        }

        void report(CosmosEvent.BulkProgress progress) {
            if (progress.taken() < next) return;
            next = progress.taken() + each;
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            out.printf("%,12d taken, %.1f MB of heap in use%n", progress.taken(), used / 1e6);
        }
    }
}
