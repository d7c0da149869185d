package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.TransportSettings;

/** Provides {@link NettyTransport} under the name {@code "netty"}. */
public final class NettyTransportProvider implements HttpTransportProvider {
    static final String NAME = "netty";

    /** For {@link java.util.ServiceLoader}. */
    public NettyTransportProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HttpTransport create(TransportSettings settings) {
        return NettyTransport.create(settings);
    }
}
