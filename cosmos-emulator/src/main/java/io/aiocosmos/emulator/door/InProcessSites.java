package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.region.Site;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of the in-process door: one for the account, which leads to the hub, and one for each region. */
public final class InProcessSites {
    /** A name that by RFC 6761 never leaves the machine. */
    public static final String ENDPOINT = "https://emulator.localhost";

    private final Map<Origin, Site> sites = new LinkedHashMap<>();
    private final Regions regions;

    public InProcessSites(Regions regions) {
        this.regions = regions;
        sites.put(Origin.of(URI.create(ENDPOINT)), new InProcessSite(null, "emulator"));
        for (Region region : regions.all()) {
            String id = "emulator-" + region.label();
            sites.put(Origin.of(URI.create(endpoint(region))), new InProcessSite(region, id));
        }
    }

    /** The address of a region, without a slash at its end. */
    public String endpoint(Region region) {
        return "https://emulator-" + region.label() + ".localhost";
    }

    /** The site at an address, or {@code null}. */
    public Site at(Origin origin) {
        return sites.get(origin);
    }

    private final class InProcessSite implements Site {
        private final Region region;
        private final String accountId;

        InProcessSite(Region region, String accountId) {
            this.region = region;
            this.accountId = accountId;
        }

        @Override
        public Region region() {
            return region == null ? regions.hub().region() : region;
        }

        @Override
        public String accountId() {
            return accountId;
        }

        @Override
        public String addressOf(Region other) {
            return endpoint(other) + "/";
        }
    }
}
