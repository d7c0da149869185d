package io.aiocosmos.emulator;

import java.util.Map;

/**
 * The errors that the fault injection of Microsoft's SDKs has names for, with what the service sends of them to a client
 * in gateway mode.
 *
 * <pre>{@code
 * emulator.faults().next(3).kind("docs.create").respond(ServiceFault.TOO_MANY_REQUESTS);
 * }</pre>
 */
public enum ServiceFault {
    /** 410/21005. The service has it for direct mode only. */
    GONE(410, 21005),
    /** 449: another write of the same item goes on. */
    RETRY_WITH(449, 0),
    /** 429/3200, to be retried after 500 ms. */
    TOO_MANY_REQUESTS(429, 3200, Map.of("x-ms-retry-after-ms", "500")),
    /** 500. */
    INTERNAL_SERVER_ERROR(500, 0),
    /** 404/1002, with a session token of the request's range that is behind every other. */
    READ_SESSION_NOT_AVAILABLE(404, 1002),
    /** 408. */
    TIMEOUT(408, 0),
    /** 410/1008. */
    PARTITION_IS_MIGRATING(410, 1008),
    /** 410/1007. */
    PARTITION_IS_SPLITTING(410, 1007),
    /** 410/1002. */
    PARTITION_IS_GONE(410, 1002),
    /** 410/1000: the container was created anew. */
    NAME_CACHE_IS_STALE(410, 1000),
    /** 503. */
    SERVICE_UNAVAILABLE(503, 0),
    /** 410. The service has it for direct mode only. */
    STALED_ADDRESSES_SERVER_GONE(410, 0),
    /** 403/1008: the account is not in this region, or no more. */
    DATABASE_ACCOUNT_NOT_FOUND(403, 1008),
    /** 403/3: the region takes no writes. */
    WRITE_FORBIDDEN(403, 3),
    /** 410/1022. */
    LEASE_NOT_FOUND(410, 1022),
    /** 401. */
    UNAUTHORIZED(401, 0),
    /** 401/5013, with a {@code WWW-Authenticate} that has a claims challenge. */
    AAD_TOKEN_REVOKED(
            401,
            5013,
            Map.of(
                    "WWW-Authenticate",
                    "Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"")); // of no claims

    private static final String OLD_TOKEN = ":1#1#1=1#1=1";

    private final int status;
    private final int subStatus;
    private final Map<String, String> headers;

    ServiceFault(int status, int subStatus) {
        this(status, subStatus, Map.of());
    }

    ServiceFault(int status, int subStatus, Map<String, String> headers) {
        this.status = status;
        this.subStatus = subStatus;
        this.headers = headers;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** 0 if there is none. */
    public int subStatus() {
        return subStatus;
    }

    /** Its headers in the response to a request. */
    Map<String, String> headers(EmulatorRequest request) {
        if (this != READ_SESSION_NOT_AVAILABLE) return headers;
        return Map.of(
                "x-ms-session-token",
                request.partitionKeyRanges().stream().findFirst().orElse("0") + OLD_TOKEN);
    }
}
