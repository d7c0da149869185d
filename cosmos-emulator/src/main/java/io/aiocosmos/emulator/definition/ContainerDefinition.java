package io.aiocosmos.emulator.definition;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.sql.ComputedQuery;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a container was created or replaced with, checked and completed by the service's defaults. The JSON is never
 * changed after {@link #read}.
 *
 * @param defaultTtl seconds, -1 for "on, without expiry", {@code null} for off
 * @param computed properties that queries see though no item has them
 * @param changeRetention how long every version and every delete are kept for the change feed; zero for not at all
 */
public record ContainerDefinition(
        String id,
        ObjectNode json,
        KeyDefinition key,
        IndexPolicy index,
        Map<String, ComputedQuery> computed,
        Integer defaultTtl,
        Duration changeRetention,
        List<UniqueKey> uniqueKeys) {
    private static final List<String> SYSTEM =
            List.of("_rid", "_ts", "_self", "_etag", "_docs", "_sprocs", "_triggers", "_udfs", "_conflicts");

    /** Reads a definition, which it may change. */
    public static ContainerDefinition read(ObjectNode json) {
        String id = Ids.ofMetadata(json);
        json.remove(SYSTEM);
        KeyDefinition key = KeyDefinitionReader.read(json.get("partitionKey"));
        ObjectNode indexing = IndexingPolicyReader.complete(json.get("indexingPolicy"));
        json.set("indexingPolicy", indexing);
        VectorIndexes.check(indexing.get("vectorIndexes"), VectorPolicy.embeddings(json.get("vectorEmbeddingPolicy")));
        FullTextPolicy.check(json.get("fullTextPolicy"), indexing.get("fullTextIndexes"));
        Integer ttl = ttl(json.get("defaultTtl"));
        if (ttl == null) json.remove("defaultTtl");
        List<UniqueKey> unique = UniqueKey.read(json.get("uniqueKeyPolicy"));
        Map<String, ComputedQuery> computed = ComputedProperties.read(json, key);
        if (!json.has("conflictResolutionPolicy")) json.set("conflictResolutionPolicy", lastWriterWins());
        if (!json.has("geospatialConfig")) json.putObject("geospatialConfig").put("type", "Geography");
        return new ContainerDefinition(
                id,
                json,
                key,
                IndexPolicy.of(indexing, computed.keySet()),
                computed,
                ttl,
                changeRetention(json),
                unique);
    }

    /** The paths of the partition key as they were given, such as {@code /account}. */
    public List<String> keyPaths() {
        return json.at("/partitionKey/paths")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static ObjectNode lastWriterWins() {
        return Json.object()
                .put("mode", "LastWriterWins")
                .put("conflictResolutionPath", "/_ts")
                .put("conflictResolutionProcedure", "");
    }

    private static Integer ttl(JsonNode node) {
        if (node == null || node.isNull()) return null;
        if (node.canConvertToInt() && node.isIntegralNumber() && (node.intValue() == -1 || node.intValue() > 0))
            return node.intValue();
        throw ServiceError.data(400, 0, "The defaultTtl must be -1 or a positive integer.");
    }

    /** In whole minutes. */
    private static Duration changeRetention(ObjectNode json) {
        JsonNode minutes = json.at("/changeFeedPolicy/retentionDuration");
        boolean valid = minutes.isIntegralNumber() && minutes.canConvertToInt() && minutes.intValue() > 0;
        return valid ? Duration.ofMinutes(minutes.intValue()) : Duration.ZERO;
    }

    /** @throws ServiceError if what must not change differs from this definition */
    public void checkReplacement(ContainerDefinition next) {
        if (!id.equals(next.id)) throw ServiceError.data(400, 0, "Replacing a container must not change its id.");
        if (!key.equals(next.key))
            throw ServiceError.data(400, 0, "Document collection partition key cannot be changed.");
        if (!uniqueKeys.equals(next.uniqueKeys))
            throw ServiceError.data(403, 0, "The unique index cannot be modified.");
        if (!Objects.equals(json.get("clientEncryptionPolicy"), next.json.get("clientEncryptionPolicy")))
            throw ServiceError.data(400, 0, "The client encryption policy cannot be modified.");
        VectorPolicy.checkReplacement(json.get("vectorEmbeddingPolicy"), next.json.get("vectorEmbeddingPolicy"));
        VectorIndexes.checkReplacement(
                json.at("/indexingPolicy/vectorIndexes"), next.json.at("/indexingPolicy/vectorIndexes"));
    }
}
