package io.aiocosmos.core;

import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Endpoints as users write them. */
final class Endpoints {
    private Endpoints() {}

    /** @throws IllegalArgumentException if it is no address, or has more than scheme, host and port */
    static Origin parse(String endpoint) {
        if (endpoint == null) throw new NullPointerException("endpoint must not be null");
        try {
            URI address = new URI(ConnectionString.bare(endpoint));
            String path = address.getRawPath();
            boolean more = path != null && !path.isEmpty() && !path.equals("/")
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null
                    || String.valueOf(address.getRawAuthority()).indexOf('@') >= 0;
            if (more)
                throw new IllegalArgumentException(
                        "endpoint must be scheme, host and port alone, such as https://account.documents.azure.com:443/");
            return Origin.of(address);
        } catch (URISyntaxException e) { // not passed on: it repeats the text, which may be a connection string
            throw new IllegalArgumentException(
                    "endpoint is no address: it looks like https://account.documents.azure.com:443/");
        }
    }

    /**
     * A domain or host as users write it, in lower case.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static String domain(String domain) {
        String name = domain.trim();
        while (name.startsWith(".")) name = name.substring(1);
        if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        try {
            URI address = new URI("https://" + name);
            if (address.getHost() != null && address.getHost().equals(name)) return name.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException("domain must be a name such as example.com, without scheme, port or path");
    }
}
