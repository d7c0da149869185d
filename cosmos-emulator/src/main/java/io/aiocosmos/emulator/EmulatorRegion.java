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
     * Connections to the region are refused (at a real port, they break), and the account no longer lists it for reads. If
     * it is the write region, writes fail until another region {@linkplain #takeOverWrites takes over}.
     */
    public void takeDown() {
        region.down(true);
    }

    public void bringUp() {
        region.down(false);
    }

    /** Makes it the write region. Writes at the others get 403/3. */
    public void takeOverWrites() {
        regions.failOver(region);
    }
}
