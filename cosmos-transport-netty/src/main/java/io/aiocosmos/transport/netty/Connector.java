package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportSettings;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** What all connections share: name resolution, the proxy, TLS, the connect time-out. */
final class Connector {
    private final NameResolver resolver;
    private final TransportSettings settings;
    private final String proxyHeader;
    private final ConcurrentMap<String, InetAddress> reached = new ConcurrentHashMap<>();
    private final Optional<SSLContext> sslContext;
    private final long timeoutNanos;
    private final int maxResponseBytes;

    Connector(TransportSettings settings, NameResolver resolver) {
        this.resolver = resolver;
        this.settings = settings;
        this.proxyHeader = settings.proxyAuthorization()
                .map(value -> "proxy-authorization: " + value + "\r\n")
                .orElse("");
        this.sslContext = settings.sslContext();
        this.timeoutNanos = settings.connectTimeout().toNanos();
        this.maxResponseBytes = settings.maxResponseBytes();
    }

    NameResolver resolver() {
        return resolver;
    }

    /** Time allowed from name resolution to the end of the TLS handshake. */
    long timeoutNanos() {
        return timeoutNanos;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * The proxy for an origin, or {@code null} for none.
     *
     * @throws IllegalStateException if the user's selector fails
     */
    InetSocketAddress proxy(Origin origin) {
        return settings.proxyFor(origin).orElse(null);
    }

    /** The {@code proxy-authorization} header line, or an empty string. */
    String proxyHeader() {
        return proxyHeader;
    }

    /** Moves the address that was last reached under that name to the front: others may be dead. */
    InetAddress[] inOrder(String host, InetAddress[] found) {
        InetAddress last = reached.get(host);
        int at = last == null ? -1 : Arrays.asList(found).indexOf(last);
        if (at <= 0) return found;
        InetAddress[] ordered = found.clone();
        System.arraycopy(found, 0, ordered, 1, at);
        ordered[0] = last;
        return ordered;
    }

    /** @param others whether the name has other addresses too */
    void reached(String host, InetAddress address, boolean others) {
        if (others) reached.put(host, address);
    }

    /** The JDK's TLS; the certificate must be for the origin's host. */
    SslHandler tls(Origin origin) throws NoSuchAlgorithmException {
        SSLContext context = sslContext.isPresent() ? sslContext.get() : SSLContext.getDefault();
        SSLEngine engine = context.createSSLEngine(unbracketed(origin.host()), origin.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0); // covered by the connection's alarm
        return handler;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
