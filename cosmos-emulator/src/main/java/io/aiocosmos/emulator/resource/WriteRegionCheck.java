package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;

/** Refuses writes in regions that take none. */
public final class WriteRegionCheck {
    private static final String TENTATIVE_WRITES = "x-ms-cosmos-allow-tentative-writes";

    private final Regions regions;

    public WriteRegionCheck(Regions regions) {
        this.regions = regions;
    }

    /**
     * Checks a write of a database, a container or an offer, which one region takes of every account.
     *
     * @throws ServiceError 403/3 if the region of the request is another
     */
    public void check(Request request) {
        if (request.endpoint().region() != regions.writeRegion().region()) throw refusal();
    }

    /**
     * Checks a write of items.
     *
     * @throws ServiceError 403/3 if the region of the request takes no writes to this range, or takes them of clients
     *     only that say that they know of several write regions
     */
    public void check(Request request, Partition partition) {
        Region region = request.endpoint().region();
        if (region == partition.writeRegion().region()) return;
        if (!regions.flags().multipleWriteLocations() || !request.flag(TENTATIVE_WRITES)) throw refusal();
    }

    /** What a region says to a request that another must process. */
    public static ServiceError refusal() {
        return ServiceError.gateway(403, 3, "The requested operation cannot be performed at this region.");
    }
}
