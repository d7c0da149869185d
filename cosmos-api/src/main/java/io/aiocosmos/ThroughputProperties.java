package io.aiocosmos;

import java.util.OptionalInt;

/**
 * The throughput that a database or container has. Immutable; two that say the same are equal.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface ThroughputProperties {
    /** What is provisioned. */
    Throughput throughput();

    /** The least it may be set to (RU/s, or highest RU/s for autoscale), if the service says so. */
    OptionalInt minimum();

    /** Whether a change is still under way. */
    boolean replacePending();
}
