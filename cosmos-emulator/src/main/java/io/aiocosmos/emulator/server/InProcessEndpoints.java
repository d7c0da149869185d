package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.RegionEndpoint;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of the in-process transport: one for the account, which leads to the write region, and one for each
 * region. */
public final class InProcessEndpoints {
    /** A name that by RFC 6761 never leaves the machine. */
    public static final String ENDPOINT = "https://emulator.localhost";

    private final Map<Origin, RegionEndpoint> endpoints = new ConcurrentHashMap<>();
    private final Regions regions;

    public InProcessEndpoints(Regions regions) {
        this.regions = regions;
        endpoints.put(Origin.of(URI.create(ENDPOINT)), new InProcessEndpoint(null, "emulator"));
        regions.all().forEach(this::add);
    }

    /** Adds the address of a region, unless it has one. */
    public void add(Region region) {
        String id = "emulator-" + region.label();
        endpoints.putIfAbsent(Origin.of(URI.create(endpoint(region))), new InProcessEndpoint(region, id));
    }

    /** The address of a region, without a slash at its end. */
    public String endpoint(Region region) {
        return "https://emulator-" + region.label() + ".localhost";
    }

    /** The endpoint at an address, or {@code null}. */
    public RegionEndpoint at(Origin origin) {
        return endpoints.get(origin);
    }

    private final class InProcessEndpoint implements RegionEndpoint {
        private final Region region;
        private final String accountId;

        InProcessEndpoint(Region region, String accountId) {
            this.region = region;
            this.accountId = accountId;
        }

        @Override
        public Region region() {
            return region == null ? regions.writeRegion().region() : region;
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
