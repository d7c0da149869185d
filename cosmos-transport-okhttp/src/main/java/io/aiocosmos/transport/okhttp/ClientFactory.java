package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.TransportSettings;
import java.net.Proxy;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Makes a client that sends each request once: no retry, redirect, cache or authentication of OkHttp's own. */
final class ClientFactory {
    private final TransportSettings settings;
    private final ConnectionPool connections;
    private final NameResolver resolver;
    private final AddressSelector addressSelector;

    ClientFactory(
            TransportSettings settings,
            ConnectionPool connections,
            NameResolver resolver,
            AddressSelector addressSelector) {
        this.settings = settings;
        this.connections = connections;
        this.resolver = resolver;
        this.addressSelector = addressSelector;
    }

    /** A client of our own, which ignores the system's proxy properties. */
    OkHttpClient fresh() {
        return build(new OkHttpClient.Builder().proxy(Proxy.NO_PROXY), SocketFactory.getDefault(), Dns.SYSTEM);
    }

    OkHttpClient basedOn(OkHttpClient base) {
        if (settings.sslContext().isPresent()
                && !base.certificatePinner().getPins().isEmpty())
            throw new IllegalArgumentException(
                    "the client's certificate pins cannot be checked with the sslContext of the"
                            + " settings: set sslSocketFactory(factory, trustManager) on the client instead");
        return build(base.newBuilder(), base.socketFactory(), base.dns());
    }

    private OkHttpClient build(OkHttpClient.Builder client, SocketFactory sockets, Dns dns) {
        client.connectionPool(connections)
                .socketFactory(new WireSocketFactory(sockets, addressSelector, settings.maxResponseBytes()))
                .dns(addressSelector.ordered(resolver.limited(dns)))
                .dispatcher(new Dispatcher()) // unused, but the base's belongs to the user
                .protocols(Collections.singletonList(Protocol.HTTP_1_1))
                .fastFallback(false) // two sockets at once for one call would break the limit
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null);
        withoutTimeouts(client);
        settings.sslContext()
                .ifPresent(tls -> client.sslSocketFactory(tls.getSocketFactory(), new UnusedTrustManager()));
        if (settings.hasProxy()) client.proxy(null).proxySelector(new SettingsProxySelector(settings));
        String authorization = settings.proxyAuthorization().orElse(null);
        if (authorization != null) client.proxyAuthenticator(SettingsProxySelector.authenticator(authorization));
        InterceptorShield.install(client, authorization);
        return withWireTls(client.build());
    }

    /** Wraps TLS sockets in {@link WireTlsSocket}, unless the client has no TLS. */
    private OkHttpClient withWireTls(OkHttpClient made) {
        if (made.x509TrustManager() == null) return made;
        return made.newBuilder()
                .sslSocketFactory(
                        new WireTlsSocketFactory(made.sslSocketFactory(), settings.maxResponseBytes()),
                        made.x509TrustManager())
                .build();
    }

    /** Our time-outs include the queue, the look-up and TLS; see {@link OkHttpCall} and {@link CallProgress}. */
    private static void withoutTimeouts(OkHttpClient.Builder client) {
        client.callTimeout(0, TimeUnit.NANOSECONDS)
                .connectTimeout(0, TimeUnit.NANOSECONDS)
                .readTimeout(0, TimeUnit.NANOSECONDS)
                .writeTimeout(0, TimeUnit.NANOSECONDS);
    }
}
