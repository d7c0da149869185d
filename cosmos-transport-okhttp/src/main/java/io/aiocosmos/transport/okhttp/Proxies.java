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

/** What the settings say of proxies, in OkHttp's terms. */
final class Proxies extends ProxySelector {
    private static final String AUTHORIZATION = "Proxy-Authorization";

    private final TransportSettings settings;

    Proxies(TransportSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI address) {
        return Collections.singletonList(settings.proxyFor(Origin.of(address))
                .map(proxy -> new Proxy(Proxy.Type.HTTP, proxy))
                .orElse(Proxy.NO_PROXY));
    }

    /** The call's failure tells all there is to tell. */
    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

    /** Tells a proxy who this is when it is asked for a tunnel, once: if that does not satisfy it, nothing will. */
    static Authenticator authenticator(String authorization) {
        return (route, response) -> {
            Request asked = response.request();
            if (asked.header(AUTHORIZATION) != null) return null;
            return asked.newBuilder().header(AUTHORIZATION, authorization).build();
        };
    }

    /** Tells it with a request that the proxy itself reads. */
    static void authorize(Request.Builder request, Route route, String authorization) {
        if (authorization == null || route.proxy().type() != Proxy.Type.HTTP || route.requiresTunnel()) return;
        request.header(AUTHORIZATION, authorization);
    }
}
