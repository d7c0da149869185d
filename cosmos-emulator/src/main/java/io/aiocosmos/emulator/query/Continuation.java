package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Where the next page begins: at an item of a range, behind so many of its rows. Writes in between neither shift nor
 * repeat rows. A query that has to be run as a whole (ORDER BY, TOP, aggregates, ...) begins at item 0 and skips the
 * rows given out before; writes in between may shift those.
 *
 * @param range the range id
 * @param item the number of the item
 * @param rows how many rows to skip from there
 */
record Continuation(String range, long item, long rows) {
    private static final List<String> SCOPE =
            List.of(RequestHeaders.PARTITION_KEY, RequestHeaders.START_EPK, RequestHeaders.END_EPK);

    /** The place in the request, or {@code null} without a token. The token must be of the same query and scope. */
    static Continuation of(Request request) {
        String token = request.text(RequestHeaders.CONTINUATION);
        if (token == null) return null;
        JsonNode json = Json.parse(token);
        String range = json == null ? null : Json.string(json, "range");
        String place = json == null ? null : Json.string(json, "token");
        if (range == null || place == null) throw invalid();
        String[] fields = place.split(":");
        if (fields.length != 3 || !fields[0].equals(fingerprint(request))) throw invalid();
        return new Continuation(range, number(fields[1]), number(fields[2]));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static ServiceError invalid() {
        return ServiceError.gateway(400, "Invalid Continuation Token");
    }

    String text(Request request) {
        return Json.text(Json.object()
                .put("token", fingerprint(request) + ":" + item + ":" + rows)
                .put("range", range));
    }

    /** Changes with the text, the parameters and the scope of a query. */
    private static String fingerprint(Request request) {
        int hash = Arrays.hashCode(request.body());
        for (String header : SCOPE) hash = hash * 31 + Objects.hashCode(request.text(header));
        return Integer.toHexString(hash);
    }
}
