package io.aiocosmos.core.routing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Which hosts may receive requests, and so credentials and items, besides the configured one: hosts of its own domain,
 * which is what follows the account's name; of another domain of the service in the same cloud; and of domains that the
 * user named. All names of the loopback are one host.
 */
final class TrustedHosts {
    private static final int PUBLIC = 1;
    private static final int US_GOVERNMENT = 2;
    private static final int CHINA = 3;

    /** Top-level names that nobody can register; under others, a domain of an account has two labels at least. */
    private static final Set<String> SPECIAL_USE =
            Set.of("example", "internal", "invalid", "local", "localhost", "test");

    private final String configured;
    private final List<String> domains;

    TrustedHosts(String configured, List<String> domains) {
        this.configured = withoutDot(configured);
        this.domains = domains;
    }

    boolean contains(String listed) {
        String host = withoutDot(listed);
        if (host.equals(configured) || isLoopback(host) && isLoopback(configured)) return true;
        for (String domain : domains) if (isWithin(host, domain)) return true;
        if (isAddress(host) || isAddress(configured)) return false;
        int cloud = cloud(configured);
        return host.endsWith('.' + domain()) || cloud != 0 && cloud == cloud(host);
    }

    /** What follows the account's name; the whole name if the rest is too short to belong to one owner. */
    String domain() {
        String rest = configured.substring(configured.indexOf('.') + 1);
        boolean own = !isAddress(configured) && (rest.indexOf('.') > 0 || SPECIAL_USE.contains(rest));
        return own ? rest : configured;
    }

    /** Source: the domains of account endpoints in the clouds of the service. */
    private static int cloud(String host) {
        if (host.endsWith(".documents.azure.com")
                || host.endsWith(".sqlx.cosmos.azure.com")
                || host.endsWith("cosmos.fabric.microsoft.com")) return PUBLIC;
        if (host.endsWith(".documents.azure.us")) return US_GOVERNMENT;
        return host.endsWith(".documents.azure.cn") ? CHINA : 0;
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith('.' + domain) && !isAddress(host);
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Whether a host name or address is the loopback. */
    static boolean isLoopback(String name) {
        String host = withoutDot(name);
        if (host.startsWith("[")) return isLoopbackAddress(host);
        return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") && isAddress(host);
    }

    private static boolean isLoopbackAddress(String inBrackets) {
        try {
            return InetAddress.getByName(inBrackets).isLoopbackAddress(); // no name look-up: it is an address
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
