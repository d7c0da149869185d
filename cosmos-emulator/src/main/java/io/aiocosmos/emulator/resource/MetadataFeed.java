package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.json.Json;
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

/**
 * Serves the feeds of databases, containers, ranges and offers page by page. A full page has a continuation even if it is
 * the last: the service does not look ahead. The token is the last row's number, so that
 * what is deleted in between moves no other row.
 */
final class MetadataFeed {
    private MetadataFeed() {}

    /** A row of a feed. @param number ascends with the rows */
    record FeedRow(long number, JsonNode json) {}

    /** The rows, or the result of the request's query over them: no plan, no partitions. */
    static Response response(Request request, String ownerRid, List<FeedRow> rows, InstantSource clock) {
        return request.operation() == Operation.QUERY
                ? query(request, ownerRid, rows, clock)
                : response(request, ownerRid, rows);
    }

    /** Rows of a query result have no number of their own: their position serves. */
    private static Response query(Request request, String ownerRid, List<FeedRow> rows, InstantSource clock) {
        List<FeedRow> found = new ArrayList<>();
        QueryRequest.of(request, clock)
                .run(rows.stream().map(FeedRow::json).iterator())
                .forEachRemaining(json -> found.add(new FeedRow(found.size(), json)));
        return response(request, ownerRid, found);
    }

    static Response response(Request request, String ownerRid, List<FeedRow> rows) {
        long done = done(request);
        List<FeedRow> left = rows.stream().filter(row -> row.number > done).toList();
        int most = PageSize.of(request);
        List<FeedRow> page = left.subList(0, Math.min(left.size(), most));
        ObjectNode body = Json.object().put("_rid", ownerRid);
        ArrayNode array = body.putArray(request.address().type().feedArray());
        page.forEach(row -> array.add(row.json));
        body.put("_count", page.size());
        return MetadataResponses.charged(Response.json(200, body))
                .with("x-ms-item-count", page.size())
                .with(RequestHeaders.CONTINUATION, page.size() == most ? page.get(most - 1).number : null);
    }

    static List<FeedRow> rows(Directory<? extends Resource> directory) {
        return directory.all().stream()
                .map(resource -> new FeedRow(resource.number(), resource.json()))
                .toList();
    }

    /** The number of the last row that the caller has. */
    private static long done(Request request) {
        String token = request.text(RequestHeaders.CONTINUATION);
        if (token == null) return -1;
        try {
            long done = Long.parseLong(token);
            if (done >= 0) return done;
        } catch (NumberFormatException e) {
            throw ServiceError.gateway(400, "Invalid Continuation Token");
        }
        throw ServiceError.gateway(400, "Invalid Continuation Token");
    }
}
