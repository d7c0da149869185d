package io.aiocosmos.emulator.sql;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs queries over items written as JSON. */
final class Queries {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    private static final JsonMapper MAPPER = new JsonMapper();

    private Queries() {}

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    /** One item a line. */
    static List<JsonNode> items(String lines) {
        return Arrays.stream(lines.split("\n")).map(Queries::json).toList();
    }

    static List<JsonNode> rows(String query, List<JsonNode> items, Map<String, JsonNode> parameters) {
        List<JsonNode> rows = new ArrayList<>();
        Iterator<JsonNode> found =
                Sql.parse(query).run(items.iterator(), parameters, () -> NOW, new SplittableRandom(1));
        found.forEachRemaining(rows::add);
        return rows;
    }

    /** The rows as a JSON array. */
    static String run(String query, List<JsonNode> items, Map<String, JsonNode> parameters) {
        return Json.text(Json.NODES.arrayNode().addAll(rows(query, items, parameters)));
    }

    static String run(String query, String items) {
        return run(query, items(items), Map.of());
    }

    /** The only row; {@code undefined} if there is none. */
    static String value(String expression, String item) {
        List<JsonNode> rows = rows("SELECT VALUE " + expression + " FROM c", items(item), Map.of());
        return rows.isEmpty() ? "undefined" : Json.text(rows.get(0));
    }

    static String value(String expression) {
        return value(expression, "{}");
    }

    static Map<String, JsonNode> parameters(String... namesAndValues) {
        Map<String, JsonNode> parameters = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            parameters.put(namesAndValues[i], json(namesAndValues[i + 1]));
        return parameters;
    }

    /** What is said about a query that is refused. */
    static SqlException refusal(String query) {
        try {
            rows(query, List.of(), Map.of());
        } catch (SqlException e) {
            return e;
        }
        throw new AssertionError("accepted: " + query);
    }
}
