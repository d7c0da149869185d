package io.aiocosmos.spi;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port of one endpoint. One object per region is enough: it is the key of the connection pool. */
public final class Origin {
    private static final int MAX_PORT = 65535;

    private final boolean secure;
    private final String host;
    private final int port;
    private final int hash;

    private Origin(boolean secure, String host, int port) {
        this.secure = secure;
        this.host = host;
        this.port = port;
        this.hash = (host.hashCode() * 31 + port) * 31 + Boolean.hashCode(secure);
    }

    /**
     * The origin of an {@code http} or {@code https} address; its path is not looked at.
     *
     * @throws IllegalArgumentException if the address has another scheme, no host or an impossible port
     */
    public static Origin of(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http"))
            throw new IllegalArgumentException("endpoint must start with http:// or https://, was " + address);
        if (address.getHost() == null) throw new IllegalArgumentException("endpoint has no host: " + address);
        if (address.getPort() > MAX_PORT)
            throw new IllegalArgumentException("endpoint has a port above 65535: " + address);
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        return new Origin(secure, address.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Whether to speak TLS. */
    public boolean secure() {
        return secure;
    }

    /** Host name or address, lower case; IPv6 in brackets. */
    public String host() {
        return host;
    }

    /** The port, also when it is the scheme's own. */
    public int port() {
        return port;
    }

    /** What belongs in the {@code Host} header: the port only when it is not the scheme's own. */
    public String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Origin that && port == that.port && secure == that.secure && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The address, such as {@code https://account.documents.azure.com}. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority();
    }
}
