package io.aiocosmos.spi;

/** Makes transports of one HTTP library; found by {@link java.util.ServiceLoader}. */
public interface HttpTransportProvider {
    /** Short, lower-case, stable: {@code "netty"}. */
    String name();

    /** Makes a transport, opening no connection. Whoever asked for it closes it. */
    HttpTransport create(TransportSettings settings);
}
