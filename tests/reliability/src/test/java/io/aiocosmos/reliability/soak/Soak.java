package io.aiocosmos.reliability.soak;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.reliability.world.Entry;
import java.lang.management.ManagementFactory;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Calls a container at a steady rate, whatever becomes of the calls, and counts. */
final class Soak implements AutoCloseable {
    private static final int ITEMS = 1000;
    private static final int TICK_MILLIS = 5;
    private static final int MOST_IN_FLIGHT = 2000;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Throwable> foreign = new ConcurrentLinkedQueue<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final CosmosAsyncContainer container;
    private final long timeoutNanos;
    private final Random random = new Random(1);

    Soak(CosmosAsyncContainer container, long timeoutNanos) {
        this.container = container;
        this.timeoutNanos = timeoutNanos;
    }

    /** What failed with anything but an exception of ours. */
    Queue<Throwable> foreign() {
        return foreign;
    }

    long begun() {
        return begun.get();
    }

    long inFlight() {
        return begun.get() - ended.get();
    }

    long late() {
        return late.get();
    }

    void start(int operationsPerSecond) {
        int each = operationsPerSecond * TICK_MILLIS / 1000;
        clock.scheduleAtFixedRate(() -> tick(each), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick(int operations) {
        for (int i = 0; i < operations && inFlight() < MOST_IN_FLIGHT; i++) call();
    }

    private void call() {
        int item = random.nextInt(ITEMS);
        String key = "k" + item % 10;
        boolean reads = random.nextInt(10) < 7;
        long began = System.nanoTime();
        begun.incrementAndGet();
        CompletableFuture<?> end = reads
                ? container.findItem("i" + item, PartitionKey.of(key), Entry.class)
                : container.upsertItem(new Entry("i" + item, key, item), PartitionKey.of(key));
        end.whenComplete((value, problem) -> ended(began, problem));
    }

    private void ended(long began, Throwable problem) {
        ended.incrementAndGet();
        if (System.nanoTime() - began > timeoutNanos * 11 / 10) late.incrementAndGet();
        if (problem == null) return;
        failed.incrementAndGet();
        try {
            if (CosmosException.unwrap(problem).outcome() == Outcome.UNKNOWN) unknown.incrementAndGet();
        } catch (IllegalArgumentException notOurs) {
            foreign.add(problem);
        }
    }

    static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    @Override
    public String toString() {
        return begun + " operations, " + failed + " failed, " + unknown + " of unknown outcome, " + late + " late, "
                + inFlight() + " in flight, heap " + usedHeap() / (1 << 20) + " MB, " + threads() + " threads";
    }

    /** Begins no more, and waits for those under way. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) throw new AssertionError("the clock goes on");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
