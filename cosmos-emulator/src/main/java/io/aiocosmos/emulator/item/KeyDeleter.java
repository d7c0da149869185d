package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.MetadataResponses;
import io.aiocosmos.emulator.resource.WriteRegionCheck;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Operation;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;

/**
 * Deletes all items of a partition key, by one transaction. The service hides them at once and removes them later
 * (learn.microsoft.com, "Delete items by partition key value"), which no reader can tell apart.
 */
public final class KeyDeleter {
    private final Lookup lookup;
    private final WriteRegionCheck writeRegion;
    private final Throttle throttle;
    private final ItemResponseHeaders headers;

    public KeyDeleter(Lookup lookup, WriteRegionCheck writeRegion, Throttle throttle, ItemResponseHeaders headers) {
        this.lookup = lookup;
        this.writeRegion = writeRegion;
        this.throttle = throttle;
        this.headers = headers;
    }

    public Response delete(Request request) {
        if (!request.address().lastId().equals("partitionkeydelete"))
            throw ServiceError.gateway(400, "Request url is invalid.");
        if (request.operation() != Operation.EXECUTE) throw MetadataResponses.notAllowed(request);
        Container container = lookup.owningContainer(request);
        PartitionKey key = KeyHeader.whole(request, container.definition().key());
        Partition partition = container.partitionOf(key).at(request.endpoint().region());
        writeRegion.check(request, partition);
        throttle.admit(container, partition);
        String effective = container.definition().key().effective(key);
        long lsn = partition.write(writes -> {
            writes.deleteAll(key, effective);
            return writes.lsn();
        });
        return headers.complete(Response.empty(200), container, partition, lsn, Charges.deleteByKey());
    }
}
