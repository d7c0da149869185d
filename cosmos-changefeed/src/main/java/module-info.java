/** The change feed processor: handles all changes of a container, shared out among instances by leases. */
module io.aiocosmos.changefeed {
    requires transitive io.aiocosmos;
    requires static org.jspecify;

    exports io.aiocosmos.changefeed;
}
