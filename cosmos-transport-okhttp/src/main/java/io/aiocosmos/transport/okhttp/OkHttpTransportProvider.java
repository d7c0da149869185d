package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.TransportSettings;

/** Provides {@link OkHttpTransport} under the name {@code "okhttp"}. */
public final class OkHttpTransportProvider implements HttpTransportProvider {
    static final String NAME = "okhttp";

    /** For {@link java.util.ServiceLoader}. */
    public OkHttpTransportProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HttpTransport create(TransportSettings settings) {
        return OkHttpTransport.create(settings);
    }
}
