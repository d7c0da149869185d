/** Limits of request units for groups of operations. */
module io.aiocosmos.throughput {
    requires transitive io.aiocosmos;
    requires static org.jspecify;

    exports io.aiocosmos.throughput;
}
