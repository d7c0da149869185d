package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.TransportSettings;

/** Makes {@link JdkTransport}s; its name is {@code "jdk"}. */
public final class JdkTransportProvider implements HttpTransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public JdkTransportProvider() {}

    @Override
    public String name() {
        return JdkTransport.NAME;
    }

    @Override
    public HttpTransport create(TransportSettings settings) {
        return JdkTransport.create(settings);
    }
}
