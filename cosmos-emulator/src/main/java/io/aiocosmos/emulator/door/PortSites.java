package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Site;

/** Gives the site of a region as the sender of a request sees it. */
interface PortSites {
    /** @throws HttpProblem if the request is for a host that is not served */
    Site site(Region region, HttpHead head) throws HttpProblem;
}
