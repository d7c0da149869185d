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
    private final TransportSettings settings;

    Proxies(TransportSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI address) {
        return List.of(settings.proxyFor(Origin.of(address))
                .map(proxy -> new Proxy(Proxy.Type.HTTP, proxy))
                .orElse(Proxy.NO_PROXY));
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
        boolean tunnel = settings.hasProxy() && origin.secure();
        return tunnel ? settings.connectTimeout().toNanos() : 0;
    }

    /** The proxy on the way to an origin by its name, {@code null} if there is none. */
    String nameFor(Origin origin) {
        if (!settings.hasProxy()) return null;
        InetSocketAddress proxy = settings.proxyFor(origin).orElse(null);
        return proxy == null ? null : proxy.getHostString() + ":" + proxy.getPort();
    }
}
