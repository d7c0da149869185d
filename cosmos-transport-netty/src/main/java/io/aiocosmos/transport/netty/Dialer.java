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

/** What every new connection needs to know: how names are found, the proxy, TLS and how long it may take. */
final class Dialer {
    private final Resolver resolver;
    private final TransportSettings settings;
    private final String proxyHeader;
    private final ConcurrentMap<String, InetAddress> reached = new ConcurrentHashMap<>();
    private final Optional<SSLContext> sslContext;
    private final long timeoutNanos;
    private final int maxResponseBytes;

    Dialer(TransportSettings settings, Resolver resolver) {
        this.resolver = resolver;
        this.settings = settings;
        this.proxyHeader = settings.proxyAuthorization()
                .map(value -> "proxy-authorization: " + value + "\r\n")
                .orElse("");
        this.sslContext = settings.sslContext();
        this.timeoutNanos = settings.connectTimeout().toNanos();
        this.maxResponseBytes = settings.maxResponseBytes();
    }

    Resolver resolver() {
        return resolver;
    }

    /** Time allowed for everything from the name to the TLS session. */
    long timeoutNanos() {
        return timeoutNanos;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * The proxy on the way to an origin, or {@code null}.
     *
     * @throws IllegalStateException if the user's selector fails
     */
    InetSocketAddress proxy(Origin origin) {
        return settings.proxyFor(origin).orElse(null);
    }

    /** The line that tells a proxy who this is, or nothing. */
    String proxyHeader() {
        return proxyHeader;
    }

    /** Puts the address first that was reached last under that name: others may be dead. */
    InetAddress[] inOrder(String host, InetAddress[] found) {
        InetAddress last = reached.get(host);
        int at = last == null ? -1 : Arrays.asList(found).indexOf(last);
        if (at <= 0) return found;
        InetAddress[] ordered = found.clone();
        System.arraycopy(found, 0, ordered, 1, at);
        ordered[0] = last;
        return ordered;
    }

    /** @param others whether the name has more addresses than this one */
    void reached(String host, InetAddress address, boolean others) {
        if (others) reached.put(host, address);
    }

    /** TLS of the JDK that insists on a certificate for the origin's host. */
    SslHandler tls(Origin origin) throws NoSuchAlgorithmException {
        SSLContext context = sslContext.isPresent() ? sslContext.get() : SSLContext.getDefault();
        SSLEngine engine = context.createSSLEngine(unbracketed(origin.host()), origin.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0); // the connection's alarm covers it
        return handler;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
