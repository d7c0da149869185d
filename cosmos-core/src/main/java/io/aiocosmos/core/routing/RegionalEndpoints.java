package io.aiocosmos.core.routing;

import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where to read an account whose own endpoint does not answer: at the usual addresses of the preferred regions. */
public final class RegionalEndpoints {
    private RegionalEndpoints() {}

    /**
     * The configured endpoint, then for {@code West US 3} and {@code https://acct.documents.azure.com} the guess
     * {@code https://acct-westus3.documents.azure.com}. No guesses for addresses and for names of one label.
     */
    public static List<Region> toReadAccountFrom(RoutingRules rules) {
        List<Region> endpoints = new ArrayList<>();
        endpoints.add(rules.configured());
        Origin configured = rules.configured().origin();
        int dot = configured.host().indexOf('.');
        boolean named = dot > 0 && configured.host().chars().anyMatch(c -> c >= 'a' && c <= 'z');
        if (!rules.discovery() || !named || RoutingRules.isLoopback(configured.host())) return endpoints;
        for (String region : rules.preferredRegions()) {
            StringBuilder host = new StringBuilder(configured.host()).insert(dot, '-' + label(region));
            String scheme = configured.secure() ? "https://" : "http://";
            endpoints.add(new Region(region, Origin.of(URI.create(scheme + host + ':' + configured.port()))));
        }
        return endpoints;
    }

    private static String label(String region) {
        StringBuilder label = new StringBuilder();
        for (char c : region.toLowerCase(Locale.ROOT).toCharArray())
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') label.append(c);
        return label.toString();
    }
}
