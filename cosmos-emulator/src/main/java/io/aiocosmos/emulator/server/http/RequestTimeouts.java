package io.aiocosmos.emulator.server.http;

import java.time.Duration;

/**
 * How long a connection may take.
 *
 * @param idle between two requests. Longer than clients keep idle connections: of a request that is on its way to a
 *     connection that is being closed, the outcome is unknown.
 * @param request from a request's first byte to its last
 */
record RequestTimeouts(Duration idle, Duration request) {
    static final RequestTimeouts DEFAULT = new RequestTimeouts(Duration.ofSeconds(240), Duration.ofSeconds(15));
}
