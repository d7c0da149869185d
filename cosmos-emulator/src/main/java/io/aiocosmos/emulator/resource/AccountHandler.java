package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.RegionEndpoint;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Handles {@code GET /}: the account, with its regions at addresses that this caller can reach. */
public final class AccountHandler {
    private static final String QUERY_ENGINE =
            "{\"maxSqlQueryInputLength\":262144,\"maxJoinsPerSqlQuery\":10,\"maxUdfRefPerSqlQuery\":10,"
                    + "\"maxInExpressionItemsCount\":16000,\"maxLogicalAndPerSqlQuery\":2000,\"maxLogicalOrPerSqlQuery\":2000,"
                    + "\"queryMaxInMemorySortDocumentCount\":-1000,\"maxQueryRequestTimeoutFraction\":0.9,"
                    + "\"sqlAllowNonFiniteNumbers\":false,\"sqlAllowAggregateFunctions\":true,\"sqlAllowSubQuery\":true,"
                    + "\"sqlAllowScalarSubQuery\":true,\"allowNewKeywords\":true,\"sqlAllowLike\":true,"
                    + "\"sqlAllowGroupByClause\":true,\"sqlAllowTop\":true,\"sqlDisableOptimizationFlags\":0,"
                    + "\"enableSpatialIndexing\":false,\"maxSpatialQueryCells\":12,\"spatialMaxGeometryPointCount\":256}";

    private final Regions regions;
    private final Consistency consistency;

    public AccountHandler(Regions regions, Consistency consistency) {
        this.regions = regions;
        this.consistency = consistency;
    }

    public Response handle(Request request) {
        RegionEndpoint endpoint = request.endpoint();
        ObjectNode json = Json.object()
                .put("_self", "")
                .put("id", endpoint.accountId())
                .put("_rid", endpoint.accountId() + ".sql.cosmos.azure.com")
                .put("media", "//media/")
                .put("addresses", "//addresses/")
                .put("_dbs", "//dbs/");
        AccountFlags flags = regions.flags();
        locations(json.putArray("writableLocations"), endpoint, regions.writable());
        locations(json.putArray("readableLocations"), endpoint, regions.readable());
        json.put("enableMultipleWriteLocations", flags.multipleWriteLocations())
                .put("continuousBackupEnabled", false)
                .put("enableNRegionSynchronousCommit", false)
                .put("enablePerPartitionFailoverBehavior", flags.partitionFailover());
        if (flags.hedgingDisabled()) json.put("disableCrossRegionalHedging", true);
        replicas(json.putObject("userReplicationPolicy"));
        json.putObject("userConsistencyPolicy").put("defaultConsistencyLevel", consistency.wireName());
        replicas(json.putObject("systemReplicationPolicy"));
        json.putObject("readPolicy").put("primaryReadCoefficient", 1).put("secondaryReadCoefficient", 1);
        json.put("queryEngineConfiguration", QUERY_ENGINE);
        return Response.json(200, json)
                .with("x-ms-max-media-storage-usage-mb", 2048)
                .with("x-ms-media-storage-usage-mb", 0);
    }

    private static void locations(ArrayNode array, RegionEndpoint endpoint, List<Region> some) {
        for (Region region : some)
            array.addObject().put("name", region.name()).put("databaseAccountEndpoint", endpoint.addressOf(region));
    }

    private static void replicas(ObjectNode policy) {
        policy.put("asyncReplication", false).put("minReplicaSetSize", 3).put("maxReplicasetSize", 4);
    }
}
