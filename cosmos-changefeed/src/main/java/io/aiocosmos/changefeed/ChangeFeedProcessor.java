package io.aiocosmos.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.worker.LeaseHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Handles all changes of a container. Any number of instances share them out among them, by leases in another container:
 * one for each partition, taken by one instance at a time, which stores there how far it has come.
 *
 * <pre>{@code
 * ChangeFeedProcessor processor = ChangeFeedProcessor.builder()
 *         .monitored(ledger).leases(leases).name("projection").instance("host-1")
 *         .handle(Entry.class, (changes, context) -> changes.forEach(this::project))
 *         .build();
 * processor.start();
 * …
 * processor.stop();
 * }</pre>
 *
 * <p>Each change is given to the handler at least once, those of a partition key in their order. After a failure, a crash,
 * or when another instance takes over, changes since the last checkpoint come again. Leases are the documents of Microsoft's
 * SDK for Java ({@code handleLatestVersionChanges}, {@code handleAllVersionsAndDeletes}), so that its instances can take
 * part, or be replaced one by one. Thread-safe.
 */
@SuppressWarnings("exports") // JSpecify is for compilers
public final class ChangeFeedProcessor implements AutoCloseable {
    private final ProcessorSettings settings;
    private ProcessorRun<?> run; // null unless it was started; guarded by this

    ChangeFeedProcessor(ProcessorSettings settings) {
        this.settings = settings;
    }

    public static ChangeFeedProcessorBuilder builder() {
        return new ChangeFeedProcessorBuilder();
    }

    /**
     * Makes leases if there are none, and begins to take them. When it returns, each partition has a place where its changes
     * begin: what changes from then on will be handled.
     *
     * @throws IllegalStateException if it runs already
     * @throws io.aiocosmos.error.CosmosSetupException if the leases under this name are of another kind of changes, or of
     *     another product
     * @throws io.aiocosmos.error.CosmosException if the containers cannot be read or written
     */
    public void start() {
        BlockingWait.on(startAsync());
    }

    /** As {@link #start}, without waiting. */
    public synchronized CompletableFuture<@Nullable Void> startAsync() {
        if (run != null && !run.isOver()) throw new IllegalStateException("the processor runs already");
        run = ProcessorRun.of(settings);
        return run.start();
    }

    /**
     * Gives all leases back, for other instances to take at once. Waits until handlers have ended that are at work, and
     * their changes are checkpointed. Does nothing if it does not run. It can be started again.
     */
    public void stop() {
        BlockingWait.on(stopAsync());
    }

    /** As {@link #stop}, without waiting. */
    public synchronized CompletableFuture<@Nullable Void> stopAsync() {
        return run == null ? CompletableFuture.completedFuture(null) : run.stop();
    }

    /** As {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    /** How this instance is doing; sends nothing. */
    public synchronized ProcessorHealth health() {
        boolean running = run != null && !run.isOver();
        List<ProcessorHealth.OwnedRange> leases = new ArrayList<>();
        if (running)
            for (Map.Entry<FeedRange, LeaseHistory> each : run.leases().entrySet())
                leases.add(lease(each.getKey(), each.getValue(), run.nanos()));
        return new ProcessorHealth(running, leases);
    }

    private ProcessorHealth.OwnedRange lease(FeedRange range, LeaseHistory history, long now) {
        long since = Math.max(0, now - history.progressAt());
        return new ProcessorHealth.OwnedRange(
                range, Duration.ofNanos(since), history.failures(), since >= settings.noProgress);
    }

    /**
     * How far all instances together are behind: one small request for each lease. Needs no instance that runs, but leases.
     *
     * @throws io.aiocosmos.error.CosmosException if leases or changes cannot be read
     */
    public ChangeFeedLag estimatedLag() {
        return BlockingWait.on(estimatedLagAsync());
    }

    /** As {@link #estimatedLag}, without waiting. */
    public CompletableFuture<ChangeFeedLag> estimatedLagAsync() {
        return LagEstimate.of(settings);
    }
}
