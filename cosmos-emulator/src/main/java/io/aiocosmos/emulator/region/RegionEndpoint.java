package io.aiocosmos.emulator.region;

/** The endpoint that received a request: its region, and the addresses of the other regions for the same caller. */
public interface RegionEndpoint {
    Region region();

    /** The account's id at this address: the first label of the host name. */
    String accountId();

    /** The address of a region as this caller sees it; a slash may end it. */
    String addressOf(Region region);
}
