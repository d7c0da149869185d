package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Route;

/** The settings' proxy for OkHttp. */
final class SettingsProxySelector extends ProxySelector {
    private static final String AUTHORIZATION = "Proxy-Authorization";

    private final TransportSettings settings;

    SettingsProxySelector(TransportSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI address) {
        return Collections.singletonList(settings.proxyFor(Origin.of(address))
                .map(proxy -> new Proxy(Proxy.Type.HTTP, proxy))
                .orElse(Proxy.NO_PROXY));
    }

    /** Nothing to do: the call fails with the same cause. */
    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

    /** Adds the authorization to CONNECT once: if the proxy rejects it, a retry would not help. */
    static Authenticator authenticator(String authorization) {
        return (route, response) -> {
            Request connect = response.request();
            if (connect.header(AUTHORIZATION) != null) return null;
            return connect.newBuilder().header(AUTHORIZATION, authorization).build();
        };
    }

    /** Adds the authorization to a request that the proxy itself reads. */
    static void authorize(Request.Builder request, Route route, String authorization) {
        if (authorization == null || route.proxy().type() != Proxy.Type.HTTP || route.requiresTunnel()) return;
        request.header(AUTHORIZATION, authorization);
    }
}
