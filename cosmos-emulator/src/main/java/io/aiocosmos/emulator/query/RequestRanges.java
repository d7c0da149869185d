package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ResourceType;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;

/**
 * The partition key ranges that a request about items concerns.
 *
 * @param ids in the order of the ranges; empty for other requests, and for those that name no range that exists
 * @param keys the effective keys that it names
 */
public record RequestRanges(List<String> ids, EpkRange keys) {
    private static final RequestRanges NONE = new RequestRanges(List.of(), EpkRange.ALL);

    public static RequestRanges of(Request request, Lookup lookup) {
        ResourceType type = request.address().type();
        if (type != ResourceType.ITEM && type != ResourceType.PARTITION_KEY_DELETE) return NONE;
        try {
            Container container = lookup.owningContainer(request);
            ReadScope scope = ReadScope.of(request, container);
            List<String> ids = scope.partitions().stream().map(Partition::id).toList();
            return new RequestRanges(ids, scope.keys(container.definition().key()));
        } catch (ServiceError invalid) {
            return NONE; // the handler refuses it for the same reason
        }
    }
}
