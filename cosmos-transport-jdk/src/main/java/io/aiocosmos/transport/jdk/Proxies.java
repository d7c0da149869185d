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

/** What the settings say of proxies, in the client's terms and in those of failures. */
final class Proxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final TransportSettings settings;
    private final OriginRoutes routes;

    /** @param network what names and connections are made with */
    Proxies(TransportSettings settings, Network network) {
        this.settings = settings;
        routes = new OriginRoutes(
                new Dialer(network, settings.connectTimeout().toNanos()),
                this::mayHaveRelay,
                settings.threadNamePrefix() + "-jdk-relay",
                settings.maxConnections());
    }

    OriginRoutes routes() {
        return routes;
    }

    /** Credentials for a proxy would pass through a relay to the server, unless there is a tunnel. */
    private boolean mayHaveRelay(Origin origin) {
        if (!settings.hasProxy()) return true;
        try {
            return nameFor(origin) == null && (origin.secure() || authorization() == null);
        } catch (IllegalStateException selectorsOwn) {
            return false; // the client asks it again, and the failure says so
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

    /** The connection's failure tells all there is to tell. */
    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

    /** What a request carries for the proxy, which the client sends to nobody else; {@code null} for nothing. */
    String authorization() {
        return settings.proxyAuthorization().orElse(null);
    }

    /** How long the client may take to connect where it does not keep that time itself: for tunnels; 0 where it does. */
    long connectNanos(Origin origin) {
        boolean tunnel = origin.secure() && (settings.hasProxy() || routes.relay(origin) != null);
        return tunnel ? settings.connectTimeout().toNanos() : 0;
    }

    /** The proxy on the way to an origin by its name, {@code null} if there is none. */
    String nameFor(Origin origin) {
        if (!settings.hasProxy()) return null;
        InetSocketAddress proxy = settings.proxyFor(origin).orElse(null);
        return proxy == null ? null : proxy.getHostString() + ":" + proxy.getPort();
    }
}
