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

/** Makes a client that does what it is told once, and nothing else. */
final class ClientSetup {
    private final TransportSettings settings;
    private final ConnectionPool connections;
    private final LookUps lookUps;
    private final AddressShares shares;

    ClientSetup(TransportSettings settings, ConnectionPool connections, LookUps lookUps, AddressShares shares) {
        this.settings = settings;
        this.connections = connections;
        this.lookUps = lookUps;
        this.shares = shares;
    }

    /** A client of our own, which does not look at the system's proxy properties. */
    OkHttpClient fresh() {
        return client(new OkHttpClient.Builder().proxy(Proxy.NO_PROXY), SocketFactory.getDefault(), Dns.SYSTEM);
    }

    OkHttpClient basedOn(OkHttpClient base) {
        if (settings.sslContext().isPresent()
                && !base.certificatePinner().getPins().isEmpty())
            throw new IllegalArgumentException(
                    "the client's certificate pins cannot be checked with the sslContext of the"
                            + " settings: set sslSocketFactory(factory, trustManager) on the client instead");
        return client(base.newBuilder(), base.socketFactory(), base.dns());
    }

    private OkHttpClient client(OkHttpClient.Builder client, SocketFactory sockets, Dns dns) {
        client.connectionPool(connections)
                .socketFactory(new Sockets(sockets, shares, settings.maxResponseBytes()))
                .dns(shares.by(lookUps.by(dns)))
                .dispatcher(new Dispatcher()) // unused, but the base's is the user's
                .protocols(Collections.singletonList(Protocol.HTTP_1_1))
                .fastFallback(false) // two sockets at once for one call would break the limit
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null);
        withoutTimeouts(client);
        settings.sslContext().ifPresent(tls -> client.sslSocketFactory(tls.getSocketFactory(), new NoTrust()));
        if (settings.hasProxy()) client.proxy(null).proxySelector(new Proxies(settings));
        String authorization = settings.proxyAuthorization().orElse(null);
        if (authorization != null) client.proxyAuthenticator(Proxies.authenticator(authorization));
        Passthrough.install(client, authorization);
        return watched(client.build());
    }

    /** With sockets of TLS that are watched inside, unless the client knows no TLS. */
    private OkHttpClient watched(OkHttpClient made) {
        if (made.x509TrustManager() == null) return made;
        return made.newBuilder()
                .sslSocketFactory(
                        new WireTlsSockets(made.sslSocketFactory(), settings.maxResponseBytes()),
                        made.x509TrustManager())
                .build();
    }

    /** Ours cover the queue, the name look-up and TLS as well; see {@link Attempt} and {@link Progress}. */
    private static void withoutTimeouts(OkHttpClient.Builder client) {
        client.callTimeout(0, TimeUnit.NANOSECONDS)
                .connectTimeout(0, TimeUnit.NANOSECONDS)
                .readTimeout(0, TimeUnit.NANOSECONDS)
                .writeTimeout(0, TimeUnit.NANOSECONDS);
    }
}
