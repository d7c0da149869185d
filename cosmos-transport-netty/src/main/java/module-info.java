/** HTTP by Netty. */
module io.aiocosmos.transport.netty {
    requires transitive io.aiocosmos;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires static org.jspecify;

    exports io.aiocosmos.transport.netty;

    provides io.aiocosmos.spi.HttpTransportProvider with
            io.aiocosmos.transport.netty.NettyTransportProvider;
}
