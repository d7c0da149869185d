package io.aiocosmos.emulator.sql.plan;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a plan depends on beside the query.
 *
 * @param keyPaths the container's partition key paths, such as {@code /account}; none if it has no key
 * @param hierarchical whether a leading part of the key is enough to find a range (kind MultiHash)
 * @param parameters by name with the sign
 * @param countsDistinct whether the client can count distinct values itself (feature DCount)
 */
public record PlanRequest(
        List<String> keyPaths, boolean hierarchical, Map<String, JsonNode> parameters, boolean countsDistinct) {
    public PlanRequest {
        keyPaths = List.copyOf(keyPaths);
        parameters = Map.copyOf(parameters);
    }
}
