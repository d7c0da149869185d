package io.aiocosmos.emulator.definition;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks an indexing policy and fills in what the service fills in; fields it does not know stay as they are. */
final class IndexingPolicyReader {
    private static final String ALL = "/*";
    private static final Set<String> GEOMETRIES = Set.of("point", "linestring", "polygon", "multipolygon");
    private static final int MAX_COMPOSITE = 8;
    private static final String ETAG = "/\"_etag\"/?";

    private IndexingPolicyReader() {}

    /** The complete policy; {@code null} gives the default: everything is indexed but the etag. */
    static ObjectNode complete(JsonNode given) {
        if (given != null && !given.isObject()) throw bad("it must be an object");
        ObjectNode policy = given == null ? Json.object() : (ObjectNode) given;
        String mode = mode(policy.get("indexingMode"));
        policy.put("indexingMode", mode);
        if (mode.equals("none")) none(policy);
        else consistent(policy);
        composites(policy.get("compositeIndexes"));
        spatial(policy.get("spatialIndexes"));
        return policy;
    }

    private static String mode(JsonNode node) {
        String mode = node == null ? "consistent" : node.asString("").toLowerCase(Locale.ROOT);
        if (mode.equals("consistent") || mode.equals("none")) return mode;
        throw bad("indexingMode must be consistent or none, was " + node);
    }

    private static void none(ObjectNode policy) {
        if (policy.path("automatic").booleanValue(false)) throw bad("indexingMode none needs automatic to be false");
        policy.put("automatic", false);
        for (String name : new String[] {"includedPaths", "excludedPaths"})
            if (!paths(policy, name).isEmpty()) throw bad("indexingMode none takes no " + name);
    }

    private static void consistent(ObjectNode policy) {
        policy.put("automatic", true); // always, as the service returns it
        boolean said = policy.has("includedPaths") || policy.has("excludedPaths");
        ArrayNode included = paths(policy, "includedPaths");
        ArrayNode excluded = paths(policy, "excludedPaths");
        if (!said) included.addObject().put("path", ALL);
        if (!holds(included, ALL) && !holds(excluded, ALL))
            throw bad("the root path /* must be in includedPaths or in excludedPaths");
        if (holds(included, ALL) && holds(excluded, ALL)) throw bad("the root path /* is both included and excluded");
        if (!holds(excluded, ETAG)) excluded.addObject().put("path", ETAG);
    }

    private static ArrayNode paths(ObjectNode policy, String name) {
        JsonNode list = policy.get(name);
        if (list == null || list.isNull()) return policy.putArray(name);
        if (!(list instanceof ArrayNode array)) throw bad(name + " must be an array");
        for (JsonNode entry : array) {
            String path = Json.string(entry, "path");
            if ("/".equals(path)) ((ObjectNode) entry).put("path", path = ALL); // what older clients call the root
            if (path == null || !isIndexed(path))
                throw bad("each of " + name + " must have a path of names that begins with / and ends with /? or /*,"
                        + " with names in quotes that hold more than letters, digits and underscores");
            ((ObjectNode) entry).remove("indexes"); // kinds and precisions, obsolete and without effect
        }
        return array;
    }

    private static boolean isIndexed(String text) {
        PolicyPath path = PolicyPath.parse(text);
        return path != null
                && path.end() != 0
                && (path.end() == '*' || !path.names().isEmpty());
    }

    private static boolean holds(ArrayNode list, String path) {
        for (JsonNode entry : list) if (path.equals(Json.string(entry, "path"))) return true;
        return false;
    }

    private static void composites(JsonNode list) {
        if (list == null || list.isNull()) return;
        for (JsonNode index : list) {
            if (!index.isArray() || index.size() < 2) throw bad("a composite index needs at least two paths");
            if (index.size() > MAX_COMPOSITE) throw bad("a composite index has at most " + MAX_COMPOSITE + " paths");
            for (JsonNode entry : index) {
                String path = Json.string(entry, "path");
                PolicyPath parsed = path == null ? null : PolicyPath.parse(path);
                if (parsed == null || parsed.end() != 0)
                    throw bad("a composite path begins with / and has no /? or /* at its end");
                if (!entry.has("order")) ((ObjectNode) entry).put("order", "ascending");
                String order = Json.string(entry, "order");
                if (!"ascending".equalsIgnoreCase(order) && !"descending".equalsIgnoreCase(order))
                    throw bad("an order is ascending or descending");
            }
        }
    }

    private static void spatial(JsonNode list) {
        if (list == null || list.isNull()) return;
        for (JsonNode entry : list) {
            String path = Json.string(entry, "path");
            if (path == null || !isIndexed(path)) throw bad("a spatial path begins with / and ends with /? or /*");
            for (JsonNode type : entry.path("types"))
                if (!GEOMETRIES.contains(type.asString("").toLowerCase(Locale.ROOT)))
                    throw bad("a spatial type is Point, LineString, Polygon or MultiPolygon");
        }
    }

    static ServiceError bad(String rule) {
        return ServiceError.data(400, 0, "The indexing policy is not valid: " + rule + ".");
    }
}
