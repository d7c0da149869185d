package io.aiocosmos.emulator;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.store.Account;

/** One region of the emulated account. Thread-safe. */
public final class EmulatorRegion {
    private final Regions regions;
    private final Account account;
    private final Region region;
    private final String endpoint;

    EmulatorRegion(Regions regions, Account account, Region region, String endpoint) {
        this.regions = regions;
        this.account = account;
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
     * it is the write region, writes fail until another region {@linkplain #takeOverWrites() takes over}. For a region that is
     * still listed, as in the first minutes of an outage, use {@link FaultRule#refuseConnection}.
     */
    public void takeDown() {
        account.receive(); // what has arrived was there before
        region.down(true);
    }

    public void bringUp() {
        region.down(false);
    }

    /** Makes it the write region, for all ranges. Writes at the others get 403/3. */
    public void takeOverWrites() {
        regions.failOver(region);
    }

    /**
     * Makes it the write region, but the account lists two of them: the one before, which refuses writes with 403/3, and then
     * this one. {@link #takeOverWrites()} ends that.
     */
    public void beginTakeOver() {
        regions.beginFailOver(region);
    }

    /**
     * Makes it the write region of one partition key range and of what is split off it, until a region takes over all writes.
     * Writes to the range get 403/3 elsewhere, and so do reads that only the write region may process. The account document
     * does not show it.
     *
     * @throws IllegalArgumentException if there is no such container or range
     */
    public void takeOverWrites(String database, String container, String rangeId) {
        account.container(database, container).named(rangeId).writeRegion(region);
    }
}
