package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Operation;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.Rid;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Partition key ranges: a feed that is also read as a change feed, with 304 if nothing changed. */
public final class RangeHandler {
    private final Lookup lookup;

    public RangeHandler(Lookup lookup) {
        this.lookup = lookup;
    }

    public Response handle(Request request) {
        if (request.operation() != Operation.FEED && request.operation() != Operation.CHANGE_FEED)
            throw MetadataResponses.notAllowed(request);
        Container container = lookup.owningContainer(request);
        List<Partition> partitions = container.partitions();
        String etag = etag(container.rid(), partitions);
        if (etag.equals(request.text(RequestHeaders.IF_NONE_MATCH)))
            return MetadataResponses.charged(Response.empty(304)).with("etag", etag);
        List<MetadataFeed.FeedRow> rows = new ArrayList<>();
        for (Partition each : partitions) rows.add(new MetadataFeed.FeedRow(rows.size(), json(each, container)));
        return MetadataFeed.response(request, container.rid(), rows)
                .with("etag", etag)
                .with("x-ms-content-path", container.rid())
                .with("x-ms-alt-content-path", container.namePath());
    }

    /** Of this container alone, and changed by every split: range ids are never used again. */
    private static String etag(String containerRid, List<Partition> partitions) {
        int newest = partitions.stream().mapToInt(Partition::number).max().orElse(0);
        return "\"" + containerRid + "-" + (newest + 1) + "\"";
    }

    private static ObjectNode json(Partition partition, Container container) {
        String rid = Rid.child(container.rid(), Rid.ChildKind.RANGE, partition.number() + 1L);
        ObjectNode json = Json.object()
                .put("_rid", rid)
                .put("id", partition.id())
                .put("_etag", container.etag())
                .put("minInclusive", partition.range().min())
                .put("maxExclusive", partition.range().max())
                .put("ridPrefix", partition.number())
                .put("_self", container.self() + "pkranges/" + rid + "/")
                .put("throughputFraction", 1.0 / container.partitions().size())
                .put("status", "online");
        partition.parents().forEach(json.putArray("parents")::add);
        return json.put("_ts", container.json().get("_ts").longValue())
                .put("_lsn", partition.current().lsn());
    }
}
