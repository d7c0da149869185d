/** HTTP by java.net.http. */
module io.aiocosmos.transport.jdk {
    requires transitive io.aiocosmos;
    requires java.net.http;
}
