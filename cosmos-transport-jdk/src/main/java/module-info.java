/** HTTP by java.net.http. */
module io.aiocosmos.transport.jdk {
    requires transitive io.aiocosmos;
    requires java.net.http;
    requires static org.jspecify;

    exports io.aiocosmos.transport.jdk;

    provides io.aiocosmos.spi.HttpTransportProvider with
            io.aiocosmos.transport.jdk.JdkTransportProvider;
}
