package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportSettings;
import io.aiocosmos.testkit.HttpTransportContract;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class NettyTransportContractTest extends HttpTransportContract {
    @Override
    protected HttpTransport create(TransportSettings settings) {
        return NettyTransport.create(settings);
    }
}
