package io.aiocosmos.core.retry;

/** Why a request is sent again; each cause has its own limits. */
public enum RetryCause {
    /** No connection: sent to the next region. */
    CONNECT,
    /** The connection broke. */
    BROKEN,
    /** No response in time. */
    TIMEOUT,
    /** 403/3: this region takes no writes at present. */
    WRITE_FORBIDDEN,
    /** 403/1008: the account no longer has this region. */
    REGION_GONE,
    /** 404/1002: the region has not yet seen what the session has. */
    SESSION_BEHIND,
    /** 404/1002 in all regions: the container may have been recreated. */
    PERHAPS_RECREATED,
    /** 404/1013: the container is still being created. */
    BEING_CREATED,
    /** 401 to a token that can be renewed. */
    TOKEN_REFUSED,
    /** 400/1024 and 410/1000: the cached container metadata is of a container that was deleted. */
    STALE_CONTAINER,
    /** Other 410: the partition key range was split, merged or moved. */
    RANGE_GONE,
    /** 429. */
    THROTTLED,
    /** 429/3092 to a write that other regions accept. */
    REGION_BUSY,
    /** 449: concurrent writes of one item. */
    RETRY_WITH,
    /** 503. */
    UNAVAILABLE,
    /** 408. */
    SERVICE_TIMEOUT,
    /** 500, 502 and 504. */
    SERVER_ERROR
}
