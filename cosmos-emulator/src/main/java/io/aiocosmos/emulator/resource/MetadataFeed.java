package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.address.ResourceType;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.statement.Statement;
import io.aiocosmos.emulator.store.Directory;
import io.aiocosmos.emulator.store.Resource;
import io.aiocosmos.emulator.wire.Operation;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the feeds of databases, containers, ranges and offers page by page; the token is the next row's place. */
final class MetadataFeed {
    private MetadataFeed() {}

    /** Gives the rows, or what the request's query finds in them: no plan, no partitions. */
    static Response answer(Request request, String ownerRid, List<? extends JsonNode> rows, InstantSource clock) {
        return request.operation() == Operation.QUERY
                ? query(request, ownerRid, rows, clock)
                : answer(request, ownerRid, rows);
    }

    private static Response query(
            Request request, String ownerRid, List<? extends JsonNode> rows, InstantSource clock) {
        List<JsonNode> found = new ArrayList<>();
        Statement.of(request, clock).run(List.<JsonNode>copyOf(rows).iterator()).forEachRemaining(found::add);
        return answer(request, ownerRid, found);
    }

    static Response answer(Request request, String ownerRid, List<? extends JsonNode> rows) {
        int from = start(request, rows.size());
        int to = Math.min(rows.size(), from + PageSize.of(request));
        ObjectNode body = Json.object().put("_rid", ownerRid);
        ResourceType type = request.address().type();
        ArrayNode array = body.putArray(type.feedArray());
        rows.subList(from, to).forEach(array::add);
        body.put("_count", to - from);
        return Metadata.charged(Response.json(200, body))
                .with("x-ms-item-count", to - from)
                .with(RequestHeaders.CONTINUATION, to < rows.size() ? to : null);
    }

    static List<ObjectNode> jsons(Directory<? extends Resource> directory) {
        return directory.all().stream().map(Resource::json).toList();
    }

    private static int start(Request request, int size) {
        String token = request.text(RequestHeaders.CONTINUATION);
        if (token == null) return 0;
        try {
            int start = Integer.parseInt(token);
            if (start >= 0) return Math.min(start, size);
        } catch (NumberFormatException e) {
            throw ServiceError.gateway(400, "Invalid Continuation Token");
        }
        throw ServiceError.gateway(400, "Invalid Continuation Token");
    }
}
