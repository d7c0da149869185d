package io.aiocosmos.transport.jdk;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The proxy or relay of each origin, for the client and for failures. */
final class OriginProxySelector extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final TransportSettings settings;
    private final OriginRoutes routes;

    OriginProxySelector(TransportSettings settings, Network network) {
        this.settings = settings;
        routes = new OriginRoutes(
                new Connector(network, settings.connectTimeout().toNanos()),
                this::mayHaveRelay,
                settings.threadNamePrefix() + "-jdk-relay",
                settings.maxConnections());
    }

    OriginRoutes routes() {
        return routes;
    }

    /** Without a tunnel, a relay would pass the proxy's credentials on to the server. */
    private boolean mayHaveRelay(Origin origin) {
        if (!settings.hasProxy()) return true;
        try {
            return nameFor(origin) == null && (origin.secure() || authorization() == null);
        } catch (IllegalStateException selectorsOwn) {
            return false; // the client calls the selector again and fails
        }
    }

    @Override
    public List<Proxy> select(URI address) {
        if (!settings.hasProxy() && !routes.hasRelays()) return DIRECT;
        Origin origin = Origin.of(address);
        InetSocketAddress proxy = settings.proxyFor(origin).orElse(null);
        AddressRelay relay = proxy == null ? routes.relay(origin) : null;
        if (relay != null) proxy = relay.address();
        return proxy == null ? DIRECT : List.of(new Proxy(Proxy.Type.HTTP, proxy));
    }

    /** Nothing to do: the call fails with the same cause. */
    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

    /** The {@code proxy-authorization} of a request, which the client sends to proxies only; {@code null} for none. */
    String authorization() {
        return settings.proxyAuthorization().orElse(null);
    }

    /** The connect time-out that the client itself does not apply, which is the one for tunnels; else 0. */
    long connectNanos(Origin origin) {
        boolean tunnel = origin.secure() && (settings.hasProxy() || routes.relay(origin) != null);
        return tunnel ? settings.connectTimeout().toNanos() : 0;
    }

    /** Host and port of the proxy for an origin, {@code null} for none. */
    String nameFor(Origin origin) {
        if (!settings.hasProxy()) return null;
        InetSocketAddress proxy = settings.proxyFor(origin).orElse(null);
        return proxy == null ? null : proxy.getHostString() + ":" + proxy.getPort();
    }
}
