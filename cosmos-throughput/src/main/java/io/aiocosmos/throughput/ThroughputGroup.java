package io.aiocosmos.throughput;

import io.aiocosmos.spi.ThroughputControl;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
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
public final class ThroughputGroup implements ThroughputControl {
    private final String name;
    private final Cycles cycles;
    private final CostEstimates costs = new CostEstimates();

    private ThroughputGroup(Builder b) {
        name = b.name;
        cycles = new Cycles(b.requestUnitsPerSecond);
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

    /** What it has at present. */
    public double requestUnitsPerSecond() {
        return cycles.allotted();
    }

    @Override
    public @Nullable CompletableFuture<?> preparation() {
        return null;
    }

    @Override
    public double admit(String operation, long nanos) {
        return cycles.reserve(costs.of(operation), nanos);
    }

    @Override
    public TransportResponse refusal(String operation, long nanos) {
        long delay = cycles.delay(costs.of(operation), nanos);
        return new HeldBackResponse(name, cycles.allotted(), operation, delay);
    }

    @Override
    public void charged(String operation, double reserved, double charged) {
        costs.learn(operation, charged);
        cycles.settle(reserved, charged);
    }

    @Override
    public String toString() {
        return "ThroughputGroup[" + name + ", " + requestUnitsPerSecond() + " RU/s]";
    }

    /** Sets up a {@link ThroughputGroup}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private int requestUnitsPerSecond;

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

        /** The group, which sends nothing before its first request. */
        public ThroughputGroup build() {
            if (requestUnitsPerSecond == 0)
                throw new IllegalStateException("the group has no limit: call requestUnitsPerSecond(…)");
            return new ThroughputGroup(this);
        }
    }
}
