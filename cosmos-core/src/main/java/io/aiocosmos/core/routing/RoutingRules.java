package io.aiocosmos.core.routing;

import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The settings about regions. Immutable.
 */
public final class RoutingRules {
    private static final int MAX_HOST = 90;
    private static final int MAX_MESSAGE = 300;

    /** The configured endpoint. */
    public final Region configured;

    /** Names in order of preference; empty for the account's own order. */
    public final List<String> preferredRegions;

    /** Whether to use the regions that the account lists, or only the configured endpoint. */
    public final boolean discovery;

    /** Whether to write in any region if the account allows it. */
    public final boolean multipleWrites;

    /** Domains of regions besides the endpoint's own. */
    public final List<String> trustedDomains;

    /** Regions not to use at present; {@code null} if that never changes. */
    public final Supplier<List<String>> excluded;

    /** Whether regions that fail a range are avoided for it; {@code null} for as the account says. */
    public final Boolean circuitBreaker;

    public RoutingRules(
            Region configured,
            List<String> preferredRegions,
            boolean discovery,
            boolean multipleWrites,
            List<String> trustedDomains,
            Supplier<List<String>> excluded,
            Boolean circuitBreaker) {
        this.configured = configured;
        this.preferredRegions = List.copyOf(preferredRegions);
        this.discovery = discovery;
        this.multipleWrites = multipleWrites;
        this.trustedDomains = List.copyOf(trustedDomains);
        this.excluded = excluded;
        this.circuitBreaker = circuitBreaker;
    }

    public static RoutingRules of(
            Origin endpoint, List<String> preferredRegions, boolean discovery, boolean multipleWrites) {
        return new RoutingRules(
                new Region("", endpoint), preferredRegions, discovery, multipleWrites, List.of(), null, null);
    }

    /** The same with what few set. */
    public RoutingRules with(List<String> domains, Supplier<List<String>> excludedRegions, Boolean breaker) {
        return new RoutingRules(
                configured, preferredRegions, discovery, multipleWrites, domains, excludedRegions, breaker);
    }

    /**
     * Where to read the account: at the configured endpoint and, if it does not respond, at the usual addresses of the
     * preferred regions. For {@code West US 3} and {@code https://acct.documents.azure.com} the guess is
     * {@code https://acct-westus3.documents.azure.com}. No guesses for addresses and for names of one label.
     */
    public List<Region> accountEndpoints() {
        List<Region> endpoints = new ArrayList<>();
        endpoints.add(configured);
        if (!discovery || preferredRegions.isEmpty()) return endpoints; // the usual case, kept quick for cold starts
        Origin origin = configured.origin();
        int dot = origin.host().indexOf('.');
        boolean named = dot > 0 && origin.host().chars().anyMatch(c -> c >= 'a' && c <= 'z');
        if (!named || isLoopback(origin.host())) return endpoints;
        for (String region : preferredRegions) {
            StringBuilder host = new StringBuilder(origin.host()).insert(dot, '-' + label(region));
            if (!trustedHosts().contains(host.toString())) continue;
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

    /** The preferred ones of {@code regions} in order of preference; all if there is no preference. */
    List<Region> preferred(List<Region> regions) {
        if (preferredRegions.isEmpty()) return regions;
        List<Region> preferred = new ArrayList<>();
        for (String name : preferredRegions)
            for (Region region : regions) if (Region.sameName(name, region.name())) preferred.add(region);
        return preferred;
    }

    /** The region whose address is the endpoint, if none is preferred: then only it is used. */
    List<Region> onlyRegion(AccountTopology account) {
        if (!preferredRegions.isEmpty()) return List.of();
        return account.regions()
                .filter(region -> region.origin().equals(configured.origin()))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    /**
     * Whether the account's list of regions can be used. Emulators in containers list addresses that are not
     * reachable from outside: then only the configured endpoint works. A list may not lead from TLS to plain text, change
     * between them at one address, or lead to hosts that are not trusted.
     */
    boolean takesRegionsOf(AccountTopology account) {
        if (!discovery || account == null || account.id.equals("localhost")) return false;
        TrustedHosts trusted = trustedHosts();
        return account.regions()
                .allMatch(region -> isReachableAlike(region)
                        && trusted.contains(region.origin().host()));
    }

    private boolean isReachableAlike(Region region) {
        Origin endpoint = configured.origin();
        Origin listed = region.origin();
        if (listed.host().equals(endpoint.host()) && listed.port() == endpoint.port()) return listed.equals(endpoint);
        return isAsNear(region) && (listed.secure() || !endpoint.secure());
    }

    private boolean isAsNear(Region region) {
        return isLoopback(region.origin().host())
                == isLoopback(configured.origin().host());
    }

    /** A region that would be used if its host were trusted; {@code null} if there is none. */
    private Region stranger(AccountTopology account) {
        boolean used = discovery && !account.id.equals("localhost");
        boolean bare = configured.origin().host().indexOf('.') < 0; // the name of a Docker container
        if (!used || bare || !account.regions().allMatch(this::isAsNear)) return null;
        TrustedHosts trusted = trustedHosts();
        return account.regions()
                .filter(region -> !trusted.contains(region.origin().host()))
                .findFirst()
                .orElse(null);
    }

    private TrustedHosts trustedHosts() {
        return new TrustedHosts(configured.origin().host(), trustedDomains);
    }

    /** @throws CosmosSetupException if the account lists a region at a host that is not trusted */
    public void checkTrust(AccountTopology account) {
        Region stranger = stranger(account);
        if (stranger == null) return;
        throw new CosmosSetupException("the account lists a region at "
                + OneLine.beginning(stranger.origin().host(), MAX_HOST)
                + ", which is not within " + OneLine.beginning(trustedHosts().domain(), MAX_HOST)
                + ": requests would go there with their credentials, so nothing is sent. If it is the account's own, give"
                + " the builder trustedDomains(…), or endpointDiscovery(false) to use the endpoint alone.");
    }

    /** The preferred regions that the account does not have. */
    public List<String> unknownRegions(AccountTopology account) {
        List<String> unknown = new ArrayList<>();
        for (String name : preferredRegions)
            if (account.regions().noneMatch(region -> Region.sameName(name, region.name()))) unknown.add(name);
        return unknown;
    }

    /**
     * @param unknown the preferred regions that the account does not have
     * @throws CosmosSetupException if that is all of them, though the account's list is used
     */
    public void checkPreference(AccountTopology account, List<String> unknown) {
        if (unknown.isEmpty() || unknown.size() < preferredRegions.size() || !takesRegionsOf(account)) return;
        StringBuilder message = new StringBuilder("the account has none of the preferred regions ")
                .append(unknown)
                .append("; it has");
        account.readable.forEach(
                region -> message.append(" \"").append(region.name()).append('"'));
        throw new CosmosSetupException(OneLine.beginning(message.toString(), MAX_MESSAGE));
    }

    /** Whether a host name or address is the loopback. */
    public static boolean isLoopback(String host) {
        return TrustedHosts.isLoopback(host);
    }
}
