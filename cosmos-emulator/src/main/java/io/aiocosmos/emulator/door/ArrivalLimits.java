package io.aiocosmos.emulator.door;

import java.time.Duration;

/**
 * How long a connection is waited for.
 *
 * @param idle between two requests. Longer than clients keep idle connections: of a request that is on its way to a
 *     connection that is being closed, nobody knows whether it was done.
 * @param request from a request's first byte to its last
 */
record ArrivalLimits(Duration idle, Duration request) {
    static final ArrivalLimits USUAL = new ArrivalLimits(Duration.ofSeconds(240), Duration.ofSeconds(15));
}
