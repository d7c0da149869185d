package io.aiocosmos.throughput;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Operations that share a number of request units a second. A request is sent while any of the second are left, so the
 * last one may use too much; that is paid back in the seconds that follow. What is not used in its second is void. A request
 * for which nothing is left is not sent: it fails with 429/10003 (10005 of {@code executeBulk}), and is retried as if the
 * service had throttled it, once there should be enough.
 *
 * <pre>{@code
 * ThroughputGroup imports = ThroughputGroup.builder("imports").requestUnitsPerSecond(400).build();
 * container.createItem(entry, key, ItemWriteOptions.builder().throughputControl(imports).build());
 * }</pre>
 *
 * Give it to operations by their options, or to a client for all of its operations that have none; to several clients and
 * containers if they are to share it. Thread-safe.
 */
@SuppressWarnings("exports") // JSpecify is for compilers
public final class ThroughputGroup implements ThroughputControl, AutoCloseable {
    private final String name;
    private final Cycles cycles;
    private final Allotment allotment;
    private final CostEstimates costs = new CostEstimates();

    private ThroughputGroup(Builder b) {
        name = b.name;
        GroupTarget target = new GroupTarget(b.requestUnitsPerSecond, b.share, b.container);
        cycles = new Cycles(b.control == null && !target.changes() ? b.requestUnitsPerSecond : 0);
        if (b.control != null) allotment = b.shared(target, cycles);
        else if (target.changes()) allotment = new ContainerShare(name, target, cycles, b.goesOn);
        else allotment = Allotment.FIXED;
    }

    /**
     * Sets up a group.
     *
     * @param name for messages; not blank
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** No limit: for an operation that is not to be held back though its client has a group. */
    public static ThroughputControl unlimited() {
        return Unlimited.INSTANCE;
    }

    /** As it was given. */
    public String name() {
        return name;
    }

    /** What it has at present, in this process; 0 as long as that has not been read. */
    public double requestUnitsPerSecond() {
        return cycles.allotted();
    }

    @Override
    public @Nullable CompletableFuture<?> preparation() {
        return allotment.preparation();
    }

    @Override
    public double admit(String operation, long nanos) {
        return allotment.holds(nanos) ? cycles.reserve(costs.of(operation), nanos) : 0;
    }

    @Override
    public TransportResponse refusal(String operation, long nanos) {
        long delay = cycles.delay(costs.of(operation), nanos);
        return new HeldBackResponse(name, cycles.allotted(), operation, delay);
    }

    @Override
    public void charged(String operation, double reserved, double charged, long nanos) {
        costs.learn(operation, charged);
        cycles.settle(reserved, charged, nanos);
    }

    /**
     * Ends the sharing with other processes, who then have more at once; nothing if it is not shared. Close it before the
     * client of the control container. Operations of the group go on with what it had.
     */
    @Override
    public void close() {
        allotment.close();
    }

    @Override
    public String toString() {
        return "ThroughputGroup[" + name + ", " + requestUnitsPerSecond() + " RU/s]";
    }

    /** Sets up a {@link ThroughputGroup}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private int requestUnitsPerSecond;
        private double share;
        private @Nullable CosmosAsyncContainer container;
        private @Nullable CosmosAsyncContainer control;
        private @Nullable CosmosAsyncContainer target;
        private Duration renewInterval = Duration.ofSeconds(5);
        private Consumer<Throwable> renewalFailures = problem -> {};
        private boolean goesOn;
        private GroupTimer timer = GroupTimer.ofSystem();

        private Builder(String name) {
            if (name.isBlank()) throw new IllegalArgumentException("name must not be blank");
            this.name = name;
        }

        /** What the group may use in a second, 1 or more. */
        public Builder requestUnitsPerSecond(int units) {
            if (units < 1) throw new IllegalArgumentException("requestUnitsPerSecond must be at least 1, was " + units);
            requestUnitsPerSecond = units;
            return this;
        }

        /**
         * What the group may use of the throughput that is provisioned for a container, or for its database if it has none of
         * its own; of autoscale the maximum. Read with the group's first operation and about every 15 minutes. With {@link
         * #requestUnitsPerSecond} the smaller of both counts. Serverless accounts have no throughput to take a share of.
         *
         * @param part more than 0, at most 1
         */
        public Builder share(double part, CosmosAsyncContainer of) {
            if (!(part > 0 && part <= 1))
                throw new IllegalArgumentException("share must be more than 0 and at most 1, was " + part);
            share = part;
            container = Objects.requireNonNull(of, "container must not be null");
            return this;
        }

        /**
         * Shares the limit with groups of the same name in other processes, each of which gets as much of it as it uses of
         * what all use. They hear of each other by items in a control container, in the format of Microsoft's client for Java
         * ({@code GlobalThroughputControlConfig}), so that both may have a group together. The container must have the
         * partition key {@code /groupId}, and time to live on. Close the group at the end.
         *
         * @param controlContainer used once every {@link #renewInterval} by each process
         * @param targetContainer whose operations the group is for; part of its identity
         */
        public Builder sharedThrough(CosmosAsyncContainer controlContainer, CosmosAsyncContainer targetContainer) {
            control = Objects.requireNonNull(controlContainer, "controlContainer must not be null");
            target = Objects.requireNonNull(targetContainer, "targetContainer must not be null");
            return this;
        }

        /**
         * How often a shared group reads what others use, 5 seconds by default; whole seconds, 1 or more. Who does not renew
         * its own item for twice as long and a second is gone to the others.
         */
        public Builder renewInterval(Duration interval) {
            if (interval.toSeconds() < 1)
                throw new IllegalArgumentException("renewInterval must be at least a second, was " + interval);
            renewInterval = Duration.ofSeconds(interval.toSeconds());
            return this;
        }

        /**
         * Hears when a shared group could not renew its share; the last one stands. Called on a thread of the client or the
         * group, where it must not block; what it throws is dropped.
         */
        public Builder onRenewalFailure(Consumer<Throwable> listener) {
            renewalFailures = Objects.requireNonNull(listener, "listener must not be null");
            return this;
        }

        /**
         * Whether operations go on without a limit as long as it cannot be read, which is tried again every 10 seconds;
         * {@code false} by default: then they fail, and the next one tries again.
         */
        public Builder continueOnStartFailure(boolean wanted) {
            goesOn = wanted;
            return this;
        }

        /** For tests: clocks and a timer of their own. */
        Builder timer(GroupTimer given) {
            timer = given;
            return this;
        }

        private Allotment shared(GroupTarget limit, Cycles cycles) {
            Duration life = renewInterval.multipliedBy(2).plusSeconds(1);
            String prefix = target.database().id() + "/" + target.id() + "/" + name;
            ControlItems items = new ControlItems(limit, prefix, timer.now(), life.toSeconds());
            ControlContainer through = new ControlContainer(control, items, life);
            return new SharedAllotment(
                    name, limit, cycles, through, timer, renewInterval.toNanos(), goesOn, renewalFailures);
        }

        /** The group, which sends nothing before its first request. */
        public ThroughputGroup build() {
            if (requestUnitsPerSecond == 0 && share == 0)
                throw new IllegalStateException("the group has no limit: call requestUnitsPerSecond(…) or share(…)");
            if (target != null && container != null && !isSame(target, container))
                throw new IllegalStateException("a shared group takes its share of its target container");
            return new ThroughputGroup(this);
        }

        private static boolean isSame(CosmosAsyncContainer one, CosmosAsyncContainer other) {
            return one.id().equals(other.id())
                    && one.database().id().equals(other.database().id());
        }
    }
}
