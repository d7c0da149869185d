/** The engine; {@code CosmosClients} is its one exported type. */
module io.aiocosmos.core {
    requires transitive io.aiocosmos;
    requires static org.jspecify;

    exports io.aiocosmos.core;

    uses io.aiocosmos.spi.HttpTransportProvider;
    uses io.aiocosmos.spi.JsonCodecProvider;
}
