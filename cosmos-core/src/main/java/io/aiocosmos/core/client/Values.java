package io.aiocosmos.core.client;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.Throughput;
import java.util.List;
import java.util.OptionalInt;

/** What callers read of the account and of throughput. */
final class Values {
    private Values() {}

    record AccountProperties(
            String id,
            List<io.aiocosmos.AccountProperties.Region> writableRegions,
            List<io.aiocosmos.AccountProperties.Region> readableRegions,
            boolean multipleWriteRegions,
            ConsistencyLevel consistencyLevel,
            String consistencyLevelName)
            implements io.aiocosmos.AccountProperties {}

    record RegionProperties(String name, String endpoint) implements io.aiocosmos.AccountProperties.Region {}

    record ThroughputProperties(Throughput throughput, OptionalInt minimum, boolean replacePending)
            implements io.aiocosmos.ThroughputProperties {}
}
