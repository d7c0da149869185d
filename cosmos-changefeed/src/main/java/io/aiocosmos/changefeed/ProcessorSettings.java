package io.aiocosmos.changefeed;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.changefeed.balance.LeaseShare;
import io.aiocosmos.changefeed.engine.EngineSettings;
import io.aiocosmos.changefeed.worker.WorkerSettings;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a builder was told; times in nanoseconds. */
final class ProcessorSettings implements Cloneable {
    static final Duration LONGEST = Duration.ofDays(365);

    CosmosAsyncContainer monitored;
    CosmosAsyncContainer leases;
    String name;
    String instance;
    HandlerPair<?> handlers;
    int deadLetterAfter;
    DeadLetterHandler deadLetter;
    Executor executor;
    boolean checkpointByHand;
    long pollDelay = TimeUnit.SECONDS.toNanos(5);
    long maxPollDelay = pollDelay;
    int maxItemCount = 100;
    ChangeFeedOptions start = ChangeFeedOptions.fromNow();
    long renewInterval = TimeUnit.SECONDS.toNanos(17);
    long acquireInterval = TimeUnit.SECONDS.toNanos(13);
    long expiration = TimeUnit.SECONDS.toNanos(60);
    int minLeases;
    int maxLeases;
    long noProgress = TimeUnit.MINUTES.toNanos(5);
    Consumer<? super ProcessorEvent> listener = event -> {};

    /** A copy that does not change any more. */
    ProcessorSettings checked() {
        needed("monitored(…)", monitored);
        needed("leases(…)", leases);
        needed("name(…)", name);
        needed("instance(…)", instance);
        needed("handle(…)", handlers);
        if (expiration <= renewInterval) throw refused("expirationInterval must be more than renewInterval");
        if (maxLeases > 0 && minLeases > maxLeases) throw refused("minLeases must not be above maxLeases");
        if (handlers.type().isAllVersions() && !start.isFromNow())
            throw refused("all versions and deletes start now, not at the beginning or a time");
        try {
            return (ProcessorSettings) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private static void needed(String call, Object value) {
        if (value == null) throw refused("call " + call + " on the builder");
    }

    private static CosmosSetupException refused(String why) {
        return new CosmosSetupException("The change feed processor cannot be built: " + why + ".");
    }

    EngineSettings engine() {
        WorkerSettings workers = new WorkerSettings(
                instance,
                pollDelay,
                maxPollDelay,
                renewInterval,
                expiration,
                checkpointByHand,
                deadLetterAfter,
                maxLeases == 0);
        return new EngineSettings(workers, new LeaseShare(instance, minLeases, maxLeases), acquireInterval, noProgress);
    }
}
