package io.aiocosmos.core.routing;

import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the user said about regions. Immutable.
 *
 * @param configured the endpoint that the user gave
 * @param preferredRegions names, the best first; empty for the account's own order
 * @param discovery whether to use the regions that the account lists, or only the configured endpoint
 * @param multipleWrites whether to write in any region if the account allows it
 */
public record RoutingRules(
        Region configured, List<String> preferredRegions, boolean discovery, boolean multipleWrites) {
    public RoutingRules {
        preferredRegions = List.copyOf(preferredRegions);
    }

    public static RoutingRules of(
            Origin endpoint, List<String> preferredRegions, boolean discovery, boolean multipleWrites) {
        return new RoutingRules(new Region("", endpoint), preferredRegions, discovery, multipleWrites);
    }

    /**
     * Where to read the account: at the configured endpoint and, if that does not answer, at the usual addresses of the
     * preferred regions. For {@code West US 3} and {@code https://acct.documents.azure.com} the guess is
     * {@code https://acct-westus3.documents.azure.com}. No guesses for addresses and for names of one label.
     */
    public List<Region> accountEndpoints() {
        List<Region> endpoints = new ArrayList<>();
        endpoints.add(configured);
        if (!discovery || preferredRegions.isEmpty()) return endpoints; // as in a cold start: no need to look closer
        Origin origin = configured.origin();
        int dot = origin.host().indexOf('.');
        boolean named = dot > 0 && origin.host().chars().anyMatch(c -> c >= 'a' && c <= 'z');
        if (!named || isLoopback(origin.host())) return endpoints;
        for (String region : preferredRegions) {
            StringBuilder host = new StringBuilder(origin.host()).insert(dot, '-' + label(region));
            String scheme = origin.secure() ? "https://" : "http://";
            endpoints.add(new Region(region, Origin.of(URI.create(scheme + host + ':' + origin.port()))));
        }
        return endpoints;
    }

    private static String label(String region) {
        StringBuilder label = new StringBuilder();
        for (char c : region.toLowerCase(Locale.ROOT).toCharArray())
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') label.append(c);
        return label.toString();
    }

    /** The preferred ones among those, in order of preference; all of them if there is no preference. */
    List<Region> preferred(List<Region> regions) {
        if (preferredRegions.isEmpty()) return regions;
        List<Region> preferred = new ArrayList<>();
        for (String name : preferredRegions)
            for (Region region : regions) if (Region.sameName(name, region.name())) preferred.add(region);
        return preferred;
    }

    /**
     * Whether the account's list of regions can be used. Emulators and containers list addresses that mean something
     * only to themselves: then the endpoint that was given is the one that works. Nor does a list lead from TLS to
     * plain text, or at one address from one to the other.
     */
    boolean takesRegionsOf(AccountTopology account) {
        if (!discovery || account == null || account.id().equals("localhost")) return false;
        return account.readable().stream().allMatch(this::isReachableAlike)
                && account.writable().stream().allMatch(this::isReachableAlike);
    }

    private boolean isReachableAlike(Region region) {
        Origin endpoint = configured.origin();
        Origin listed = region.origin();
        if (listed.host().equals(endpoint.host()) && listed.port() == endpoint.port()) return listed.equals(endpoint);
        return isLoopback(listed.host()) == isLoopback(endpoint.host()) && (listed.secure() || !endpoint.secure());
    }

    /** Whether a host name or address is this machine itself. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.") && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
