package io.aiocosmos.changefeed;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.TypeRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Sets up a {@link ChangeFeedProcessor}. The two containers, a name, the name of the instance and one handler are needed;
 * the rest has defaults, which are those of Microsoft's SDKs. Times are more than zero. Each setter checks its value at
 * once. Not thread-safe.
 */
public final class ChangeFeedProcessorBuilder {
    final ProcessorSettings settings = new ProcessorSettings();

    ChangeFeedProcessorBuilder() {}

    /** The container whose changes are to be handled. */
    public ChangeFeedProcessorBuilder monitored(CosmosContainer container) {
        return monitored(notNull("monitored", container).async());
    }

    /** The container whose changes are to be handled. */
    public ChangeFeedProcessorBuilder monitored(CosmosAsyncContainer container) {
        settings.monitored = notNull("monitored", container);
        return this;
    }

    /**
     * The container that keeps the leases, partitioned by {@code /id}; several processors can share one. Not the monitored
     * one.
     */
    public ChangeFeedProcessorBuilder leases(CosmosContainer container) {
        return leases(notNull("leases", container).async());
    }

    /** The container that keeps the leases, partitioned by {@code /id}; several processors can share one. */
    public ChangeFeedProcessorBuilder leases(CosmosAsyncContainer container) {
        settings.leases = notNull("leases", container);
        return this;
    }

    /**
     * The name of the processor: instances of the same name share the changes out among them, those of different names get
     * all changes each. It is what Microsoft's SDK for Java calls the lease prefix; may be empty.
     */
    public ChangeFeedProcessorBuilder name(String name) {
        settings.name = notNull("name", name);
        return this;
    }

    /** The name of this instance, different from those of all others: of host and process, say. */
    public ChangeFeedProcessorBuilder instance(String name) {
        if (notNull("instance", name).trim().isEmpty())
            throw new IllegalArgumentException("instance must not be blank");
        settings.instance = name;
        return this;
    }

    /** Handles the latest version of items that were created or changed. */
    public <T> ChangeFeedProcessorBuilder handle(Class<T> type, ChangeHandler<T> handler) {
        return handler(FeedType.latest(notNull("type", type)), null, notNull("handler", handler));
    }

    /** As {@link #handle(Class, ChangeHandler)}. */
    public <T> ChangeFeedProcessorBuilder handle(TypeRef<T> type, ChangeHandler<T> handler) {
        return handler(FeedType.latest(notNull("type", type)), null, notNull("handler", handler));
    }

    /** As {@link #handle(Class, ChangeHandler)}, for a handler that does not block. */
    public <T> ChangeFeedProcessorBuilder handleAsync(Class<T> type, AsyncChangeHandler<T> handler) {
        return handler(FeedType.latest(notNull("type", type)), notNull("handler", handler), null);
    }

    /** As {@link #handle(Class, ChangeHandler)}, for a handler that does not block. */
    public <T> ChangeFeedProcessorBuilder handleAsync(TypeRef<T> type, AsyncChangeHandler<T> handler) {
        return handler(FeedType.latest(notNull("type", type)), notNull("handler", handler), null);
    }

    /**
     * Handles all versions of items, and deletes. The container must keep them ({@link
     * io.aiocosmos.ContainerProperties.Builder#changeFeedRetention}); starts now.
     */
    public <T> ChangeFeedProcessorBuilder handleAllVersionsAndDeletes(
            Class<T> type, ChangeHandler<ChangeFeedItem<T>> handler) {
        return handler(FeedType.all(notNull("type", type)), null, notNull("handler", handler));
    }

    /** As {@link #handleAllVersionsAndDeletes(Class, ChangeHandler)}. */
    public <T> ChangeFeedProcessorBuilder handleAllVersionsAndDeletes(
            TypeRef<T> type, ChangeHandler<ChangeFeedItem<T>> handler) {
        return handler(FeedType.all(notNull("type", type)), null, notNull("handler", handler));
    }

    /** As {@link #handleAllVersionsAndDeletes(Class, ChangeHandler)}, for a handler that does not block. */
    public <T> ChangeFeedProcessorBuilder handleAllVersionsAndDeletesAsync(
            Class<T> type, AsyncChangeHandler<ChangeFeedItem<T>> handler) {
        return handler(FeedType.all(notNull("type", type)), notNull("handler", handler), null);
    }

    /** As {@link #handleAllVersionsAndDeletes(Class, ChangeHandler)}, for a handler that does not block. */
    public <T> ChangeFeedProcessorBuilder handleAllVersionsAndDeletesAsync(
            TypeRef<T> type, AsyncChangeHandler<ChangeFeedItem<T>> handler) {
        return handler(FeedType.all(notNull("type", type)), notNull("handler", handler), null);
    }

    private <T> ChangeFeedProcessorBuilder handler(
            FeedType<T> type, AsyncChangeHandler<T> async, ChangeHandler<T> blocking) {
        settings.handlers = new HandlerPair<>(type, async, blocking);
        return this;
    }

    /**
     * Gives changes to another handler when the handler has failed with them that often, and then passes over them. Without
     * it they are given to the handler for ever, with a backoff of 1 second up to 1 minute.
     *
     * @param attempts at least 1; of one instance, and as long as it runs
     */
    public ChangeFeedProcessorBuilder deadLetter(int attempts, DeadLetterHandler handler) {
        settings.deadLetterAfter = atLeast("attempts", 1, attempts);
        settings.deadLetter = notNull("handler", handler);
        return this;
    }

    /** Runs handlers that block, for several leases at once; threads of the processor's own by default. */
    public ChangeFeedProcessorBuilder handlerExecutor(Executor executor) {
        settings.executor = notNull("executor", executor);
        return this;
    }

    /**
     * Whether the handler says when to store how far its changes were handled, by {@link ChangeFeedContext#checkpoint};
     * {@code false} by default: after each page.
     */
    public ChangeFeedProcessorBuilder checkpointByHand(boolean wanted) {
        settings.checkpointByHand = wanted;
        return this;
    }

    /** How long to wait for more when there is no change: 5 seconds by default. */
    public ChangeFeedProcessorBuilder pollDelay(Duration delay) {
        settings.pollDelay = settings.maxPollDelay = nanos("pollDelay", delay);
        return this;
    }

    /**
     * The same, with a backoff: the wait doubles while there is no change, which saves request units where changes are rare.
     *
     * @param most up to which it grows
     */
    public ChangeFeedProcessorBuilder pollDelay(Duration delay, Duration most) {
        long limit = nanos("most", most);
        pollDelay(delay);
        if (limit < settings.pollDelay) throw new IllegalArgumentException("most must not be below delay");
        settings.maxPollDelay = limit;
        return this;
    }

    /** The most changes that the service puts on a page, 100 by default; those of one transaction are never apart. */
    public ChangeFeedProcessorBuilder maxItemCount(int items) {
        settings.maxItemCount = atLeast("maxItemCount", 1, items);
        return this;
    }

    /** Starts at the first change that the container still has, if there are no leases yet. Not for all versions. */
    public ChangeFeedProcessorBuilder startFromBeginning() {
        settings.start = ChangeFeedOptions.fromBeginning();
        return this;
    }

    /**
     * Starts, if there are no leases yet, with what changes once {@link ChangeFeedProcessor#start} has returned; the
     * default.
     */
    public ChangeFeedProcessorBuilder startFromNow() {
        settings.start = ChangeFeedOptions.fromNow();
        return this;
    }

    /** Starts at a time, if there are no leases yet: up to two seconds before. Not for all versions. */
    public ChangeFeedProcessorBuilder startFrom(Instant time) {
        settings.start = ChangeFeedOptions.from(time);
        return this;
    }

    /** After which time a lease is renewed that was not written otherwise: 17 seconds by default. */
    public ChangeFeedProcessorBuilder renewInterval(Duration interval) {
        settings.renewInterval = nanos("renewInterval", interval);
        return this;
    }

    /** How often an instance looks for leases to take: every 13 seconds by default. */
    public ChangeFeedProcessorBuilder acquireInterval(Duration interval) {
        settings.acquireInterval = nanos("acquireInterval", interval);
        return this;
    }

    /**
     * After which time others take a lease that was not renewed: 60 seconds by default. More than the renewal's interval; the
     * same for all instances.
     */
    public ChangeFeedProcessorBuilder expirationInterval(Duration interval) {
        settings.expiration = nanos("expirationInterval", interval);
        return this;
    }

    /** How many leases this instance takes at least, if there are so many; 0, the default, for its share. */
    public ChangeFeedProcessorBuilder minLeases(int leases) {
        settings.minLeases = atLeast("minLeases", 0, leases);
        return this;
    }

    /** How many leases this instance takes at most; 0, the default, for no limit. */
    public ChangeFeedProcessorBuilder maxLeases(int leases) {
        settings.maxLeases = atLeast("maxLeases", 0, leases);
        return this;
    }

    /** After which time a lease is reported whose changes come but are not handled: 5 minutes by default. */
    public ChangeFeedProcessorBuilder reportNoProgressAfter(Duration time) {
        settings.noProgress = nanos("reportNoProgressAfter", time);
        return this;
    }

    /** Hears what happens, failures above all; on the processor's own thread, which it must not block. */
    public ChangeFeedProcessorBuilder listener(Consumer<? super ProcessorEvent> listener) {
        settings.listener = notNull("listener", listener);
        return this;
    }

    /**
     * Makes the processor and sends nothing.
     *
     * @throws io.aiocosmos.error.CosmosSetupException if something needed is missing, or two settings do not fit together
     */
    public ChangeFeedProcessor build() {
        return new ChangeFeedProcessor(settings.checked());
    }

    private static <V> V notNull(String name, V value) {
        return Objects.requireNonNull(value, name + " must not be null");
    }

    private static int atLeast(String name, int least, int value) {
        if (value < least) throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        return value;
    }

    private static long nanos(String name, Duration time) {
        if (notNull(name, time).isNegative() || time.isZero())
            throw new IllegalArgumentException(name + " must be more than zero, was " + time);
        return time.compareTo(ProcessorSettings.LONGEST) > 0 ? ProcessorSettings.LONGEST.toNanos() : time.toNanos();
    }
}
