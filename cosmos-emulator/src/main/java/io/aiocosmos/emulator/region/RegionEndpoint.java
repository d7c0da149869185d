package io.aiocosmos.emulator.region;

/** Where a request came in: a region, and how the caller can reach the other regions by the same way. */
public interface RegionEndpoint {
    Region region();

    /** The account's id at this address: the first label of the host name. */
    String accountId();

    /** The address of a region as this caller sees it; a slash may end it. */
    String addressOf(Region region);
}
