/** Spans and metrics of a client, by the semantic conventions for Azure Cosmos DB. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // OpenTelemetry ships no module-info
module io.aiocosmos.opentelemetry {
    requires transitive io.aiocosmos;
    requires transitive io.opentelemetry.api; // CosmosOpenTelemetry.of(OpenTelemetry) shows it
    requires io.opentelemetry.context;
    requires io.opentelemetry.common;
    requires static org.jspecify;

    exports io.aiocosmos.opentelemetry;
}
