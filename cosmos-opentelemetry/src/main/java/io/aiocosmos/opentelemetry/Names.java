package io.aiocosmos.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** Names of the semantic conventions 1.37.0, of which the incubating ones ship in an alpha version only. */
final class Names {
    static final String COSMOS = "azure.cosmosdb";

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
    static final AttributeKey<String> COLLECTION = AttributeKey.stringKey("db.collection.name");
    static final AttributeKey<String> QUERY_TEXT = AttributeKey.stringKey("db.query.text");
    static final AttributeKey<String> STATUS = AttributeKey.stringKey("db.response.status_code");
    static final AttributeKey<Long> ROWS = AttributeKey.longKey("db.response.returned_rows");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> USER_AGENT = AttributeKey.stringKey("user_agent.original");
    static final AttributeKey<String> CLIENT_ID = AttributeKey.stringKey("azure.client.id");
    static final AttributeKey<String> RESOURCE_PROVIDER = AttributeKey.stringKey("azure.resource_provider.namespace");
    static final AttributeKey<String> CONSISTENCY = AttributeKey.stringKey("azure.cosmosdb.consistency.level");
    static final AttributeKey<List<String>> REGIONS =
            AttributeKey.stringArrayKey("azure.cosmosdb.operation.contacted_regions");
    static final AttributeKey<Double> CHARGE = AttributeKey.doubleKey("azure.cosmosdb.operation.request_charge");
    static final AttributeKey<Long> REQUEST_SIZE = AttributeKey.longKey("azure.cosmosdb.request.body.size");
    static final AttributeKey<Long> SUB_STATUS = AttributeKey.longKey("azure.cosmosdb.response.sub_status_code");

    static final String DURATION_METRIC = "db.client.operation.duration";
    static final String ROWS_METRIC = "db.client.response.returned_rows";
    static final String CHARGE_METRIC = "azure.cosmosdb.client.operation.request_charge";
    static final String INSTANCES_METRIC = "azure.cosmosdb.client.active_instance.count";

    private Names() {}
}
