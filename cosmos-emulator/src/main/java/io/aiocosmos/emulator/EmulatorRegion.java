package io.aiocosmos.emulator;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;

/** One region of the emulated account. Thread-safe. */
public final class EmulatorRegion {
    private final Regions regions;
    private final Region region;
    private final String endpoint;

    EmulatorRegion(Regions regions, Region region, String endpoint) {
        this.regions = regions;
        this.region = region;
        this.endpoint = endpoint;
    }

    /** The display name. */
    public String name() {
        return region.name();
    }

    /** The region's own address, without a slash at its end. */
    public String endpoint() {
        return endpoint;
    }

    /**
     * Nobody listens there from now on (at a real port, connections break), and the account no longer lists it among
     * those that serve reads. If it takes the writes, none are taken until another region {@linkplain #takeOverWrites
     * takes them over}.
     */
    public void takeDown() {
        region.down(true);
    }

    public void bringUp() {
        region.down(false);
    }

    /** Makes it the region that takes the writes. Writes at the others get 403/3. */
    public void takeOverWrites() {
        regions.failOver(region);
    }
}
