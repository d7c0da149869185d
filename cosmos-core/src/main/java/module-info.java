/** The engine; {@code CosmosClients} is its one exported type. */
module io.aiocosmos.core {
    requires transitive io.aiocosmos;

    exports io.aiocosmos.core;

    uses io.aiocosmos.spi.HttpTransportProvider;
    uses io.aiocosmos.spi.JsonCodecProvider;
}
