package io.aiocosmos.emulator.definition;

import static io.aiocosmos.emulator.definition.VectorPolicy.bad;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.sql.ComputedQuery;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the computed properties of a container. */
final class ComputedProperties {
    private static final int MAX = 20;
    private static final Set<String> SYSTEM = Set.of("id", "_rid", "_ts", "_etag", "_self", "_attachments", "_lsn");

    private ComputedProperties() {}

    /** By name, in their order; what is {@code null} in the definition is removed from it. */
    static Map<String, ComputedQuery> read(ObjectNode definition, KeyDefinition key) {
        JsonNode list = definition.get("computedProperties");
        Map<String, ComputedQuery> properties = new LinkedHashMap<>();
        if (list == null) return properties;
        if (list.isNull()) definition.remove("computedProperties");
        else if (!list.isArray()) throw VectorPolicy.invalidInput();
        if (list.size() > MAX) throw bad("A container has at most " + MAX + " computed properties.");
        for (JsonNode each : list) {
            String name = Json.string(each, "name");
            if (name == null || name.isEmpty() || SYSTEM.contains(name))
                throw bad("A computed property needs a name that is none of the system's.");
            if (properties.put(name, query(name, Json.string(each, "query"))) != null)
                throw bad("The name of the computed property '" + name + "' is used twice.");
            if (key.paths().stream().anyMatch(path -> path.names().get(0).equals(name)))
                throw ServiceError.notSupported("computed properties with the name of a partition key");
        }
        properties.forEach((name, query) -> checkAlone(name, query, properties.keySet()));
        return properties;
    }

    private static ComputedQuery query(String name, String text) {
        if (text == null) throw invalid(name, "the query is missing");
        try {
            return ComputedQuery.parse(text);
        } catch (SqlException e) {
            throw invalid(name, e.getMessage());
        }
    }

    private static void checkAlone(String name, ComputedQuery query, Set<String> names) {
        Set<String> others = new HashSet<>(names);
        others.remove(name);
        if (query.names(others)) throw invalid(name, "the query names another computed property");
    }

    private static ServiceError invalid(String name, String why) {
        return bad("The computed property '" + name + "' is not valid: " + why + ".");
    }
}
