package io.aiocosmos.transport.netty;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportSettings;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** What every new connection needs to know: how names are found, the proxy, TLS and how long it may take. */
final class Dialer {
    private final Resolver resolver;
    private final Optional<InetSocketAddress> proxy;
    private final Optional<SSLContext> sslContext;
    private final long timeoutNanos;
    private final int maxResponseBytes;

    Dialer(TransportSettings settings, Resolver resolver) {
        this.resolver = resolver;
        this.proxy = settings.proxy();
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

    /** Where the socket goes to reach the origin. */
    InetSocketAddress address(Origin origin) {
        return proxy.orElseGet(() -> InetSocketAddress.createUnresolved(origin.host(), origin.port()));
    }

    /** Whether the proxy has to be asked for a tunnel first. */
    boolean tunnels(Origin origin) {
        return proxy.isPresent() && origin.secure();
    }

    /** Whether request lines name the origin, for the proxy to know it. */
    boolean sendsAbsoluteTargets(Origin origin) {
        return proxy.isPresent() && !origin.secure();
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
