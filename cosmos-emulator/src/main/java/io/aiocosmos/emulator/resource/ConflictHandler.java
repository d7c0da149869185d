package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.store.Conflict;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.List;

/**
 * The conflicts feed: what several regions wrote of one item without knowing of each other, where the container leaves it
 * to its clients to resolve that. Else it is empty.
 */
public final class ConflictHandler {
    private final Lookup lookup;
    private final InstantSource clock;

    /** @param clock what functions of time in a query of the feed go by */
    public ConflictHandler(Lookup lookup, InstantSource clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    public Response handle(Request request) {
        Container container = lookup.owningContainer(request);
        return switch (request.operation()) {
            case QUERY -> {
                if (isAcrossPartitions(request) && !request.flag(RequestHeaders.ENABLE_CROSS_PARTITION))
                    throw ServiceError.crossPartitionDisabled();
                yield feed(request, container);
            }
            case FEED -> feed(request, container);
            case READ -> MetadataResponses.of(200, find(request, container).json());
            case DELETE -> {
                if (!container.conflicts().open().remove(find(request, container))) throw ServiceError.notFound();
                yield MetadataResponses.deleted();
            }
            default -> throw MetadataResponses.notAllowed(request);
        };
    }

    private static boolean isAcrossPartitions(Request request) {
        return request.text(RequestHeaders.PARTITION_KEY) == null && request.text(RequestHeaders.RANGE_ID) == null;
    }

    private Response feed(Request request, Container container) {
        return MetadataFeed.response(request, container.rid(), rows(request, container), clock);
    }

    /** After what has arrived in this region has been taken in. Of one key if the request names it. */
    private static List<MetadataFeed.FeedRow> rows(Request request, Container container) {
        for (Partition each : container.partitions())
            each.at(request.endpoint().region()).current();
        String key = request.text(RequestHeaders.PARTITION_KEY);
        PartitionKey wanted = key == null ? null : PartitionKey.parse(key);
        return container.conflicts().open().all().stream()
                .filter(each -> wanted == null || each.key().equals(wanted))
                .map(each -> new MetadataFeed.FeedRow(each.number(), each.json()))
                .toList();
    }

    private static Conflict find(Request request, Container container) {
        Conflict found = container.conflicts().open().find(request.address().lastId());
        String key = request.text(RequestHeaders.PARTITION_KEY);
        if (found == null || key == null || !found.key().equals(PartitionKey.parse(key))) throw ServiceError.notFound();
        return found;
    }
}
