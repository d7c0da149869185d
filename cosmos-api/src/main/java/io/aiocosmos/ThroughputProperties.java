package io.aiocosmos;

import java.util.OptionalInt;

/**
 * The throughput that a database or container has.
 *
 * @param throughput what is provisioned
 * @param minimum the least it may be set to (RU/s, or highest RU/s for autoscale), where the service told
 * @param replacePending whether a change is still under way
 */
public record ThroughputProperties(Throughput throughput, OptionalInt minimum, boolean replacePending) {}
