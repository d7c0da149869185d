/** The change feed processor: handles all changes of a container, shared out among instances by leases. */
module io.aiocosmos.changefeed {
    requires transitive io.aiocosmos;

    exports io.aiocosmos.changefeed;
}
