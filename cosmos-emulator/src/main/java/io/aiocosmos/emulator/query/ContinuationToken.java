package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.query.Continuation.RangeProgress;
import io.aiocosmos.emulator.sql.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes continuations as tokens and reads them: base64 of a JSON text, since header values are ASCII and keys of ORDER
 * BY are anything. Keys that are too large give way to a sum of them, by which their row is known when it is found again.
 *
 * @param owner changes with the container, the query, its parameters and its partition key
 */
record ContinuationToken(long owner) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** @param parts what a token is good for, all together */
    static ContinuationToken of(String... parts) {
        CRC32C sum = new CRC32C();
        for (String part : parts) {
            sum.update(part.getBytes(StandardCharsets.UTF_8));
            sum.update(0xFF); // in no UTF-8 text
        }
        return new ContinuationToken(sum.getValue());
    }

    /** @param limit how long it should be at most */
    String write(Continuation continuation, int limit) {
        String whole = write(continuation, true);
        return whole.length() <= limit ? whole : write(continuation, false);
    }

    private String write(Continuation continuation, boolean withKeys) {
        ObjectNode json = Json.object().put("owner", owner).put("page", continuation.page());
        ArrayNode begun = json.putArray("begun");
        for (RangeProgress each : continuation.begun()) write(each, begun.addObject(), withKeys);
        return ENCODER.encodeToString(Json.bytes(json));
    }

    private static void write(RangeProgress begun, ObjectNode json, boolean withKeys) {
        json.put("min", begun.range().min()).put("max", begun.range().max());
        Position position = begun.position();
        if (position == Position.START) return;
        json.put("item", position.item()).put("rows", position.rows());
        json.put("skip", position.skip()).put("take", position.take());
        if (position.lacksKeys()) json.put("sum", position.keySum());
        else if (position.keys() != null && withKeys) json.set("keys", array(position.keys()));
        else if (position.keys() != null) json.put("sum", sum(position.keys()));
    }

    /** One array for each key, empty for undefined. */
    private static ArrayNode array(List<JsonNode> keys) {
        ArrayNode array = Json.NODES.arrayNode();
        for (JsonNode key : keys) {
            ArrayNode one = array.addArray();
            if (Values.isDefined(key)) one.add(key);
        }
        return array;
    }

    /** Never negative. */
    static long sum(List<JsonNode> keys) {
        CRC32C sum = new CRC32C();
        sum.update(Json.bytes(array(keys)));
        return sum.getValue();
    }

    /** @throws io.aiocosmos.emulator.wire.ServiceError 400 if the text is none of this owner's tokens */
    Continuation read(String text) {
        try {
            JsonNode json = Json.parse(Base64.getUrlDecoder().decode(text));
            if (json == null || json.path("owner").longValue(-1) != owner) throw Continuation.invalid();
            List<RangeProgress> begun = new ArrayList<>();
            for (JsonNode each : json.path("begun")) begun.add(readBegun(each));
            if (begun.isEmpty()) throw Continuation.invalid();
            return new Continuation(begun, json.path("page").intValue(0));
        } catch (IllegalArgumentException noBase64) {
            throw Continuation.invalid();
        }
    }

    private static RangeProgress readBegun(JsonNode json) {
        EpkRange range =
                new EpkRange(json.path("min").asString(), json.path("max").asString());
        if (!json.has("item")) return new RangeProgress(range, Position.START);
        List<JsonNode> keys = null;
        if (json.has("keys")) {
            keys = new ArrayList<>();
            for (JsonNode one : json.get("keys")) keys.add(one.path(0));
        }
        return new RangeProgress(
                range,
                new Position(
                        keys,
                        json.path("sum").longValue(-1),
                        json.path("item").longValue(0),
                        json.path("rows").longValue(0),
                        json.path("skip").longValue(0),
                        json.path("take").longValue(0)));
    }
}
