/** The engine; {@code CosmosClients} is its one exported type. */
module io.aiocosmos.core {
    requires transitive io.aiocosmos;
}
