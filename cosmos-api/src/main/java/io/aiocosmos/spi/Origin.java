package io.aiocosmos.spi;

import java.net.IDN;
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
            throw new IllegalArgumentException(
                    PrintableText.of("endpoint must start with http:// or https://, was " + address));
        String authority = address.getRawAuthority();
        String host = address.getHost() != null ? address.getHost() : host(authority);
        if (host == null) throw new IllegalArgumentException(PrintableText.of("endpoint has no host: " + address));
        int given = address.getHost() != null ? address.getPort() : port(authority);
        if (given > MAX_PORT)
            throw new IllegalArgumentException(PrintableText.of("endpoint has a port above 65535: " + address));
        int port = given >= 0 ? given : secure ? 443 : 80;
        return new Origin(secure, host.toLowerCase(Locale.ROOT), port);
    }

    /** What {@link URI} takes for no host: one with an underscore, or with letters beyond ASCII, which DNS knows otherwise. */
    private static String host(String authority) {
        int end = authority == null ? 0 : authority.indexOf(':') >= 0 ? authority.indexOf(':') : authority.length();
        try {
            String ascii = end == 0 ? "" : IDN.toASCII(authority.substring(0, end));
            for (int i = 0; i < ascii.length(); i++) if (!isOfName(ascii.charAt(i))) return null;
            return ascii.isEmpty() || ascii.startsWith(".") ? null : ascii;
        } catch (IllegalArgumentException notAName) {
            return null;
        }
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    /** -1 if there is none. */
    private static int port(String authority) {
        int colon = authority.indexOf(':');
        if (colon < 0 || colon == authority.length() - 1) return -1;
        try {
            return Math.max(0, Integer.parseInt(authority.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return MAX_PORT + 1;
        }
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
