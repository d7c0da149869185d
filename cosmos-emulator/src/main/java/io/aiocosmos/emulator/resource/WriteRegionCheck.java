package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;

/** Refuses writes in regions that take none. */
public final class WriteRegionCheck {
    private final Regions regions;

    public WriteRegionCheck(Regions regions) {
        this.regions = regions;
    }

    /** @throws ServiceError 403/3 if the region of the request takes no writes */
    public void check(Request request) {
        if (!regions.isWriteRegion(request.endpoint().region()))
            throw ServiceError.gateway(403, 3, "The requested operation cannot be performed at this region.");
    }
}
