package io.aiocosmos.core.retry;

import io.aiocosmos.RetryKind;

/** Why a request is sent again; each cause has its own limits. */
public enum RetryCause {
    /** No connection: sent to the next region. */
    CONNECT(RetryKind.CONNECTION),
    /** The connection broke. */
    BROKEN(RetryKind.CONNECTION),
    /** No response in time. */
    TIMEOUT(RetryKind.TIMEOUT),
    /** 403/3: this region takes no writes at present. */
    WRITE_FORBIDDEN(RetryKind.REGION_CHANGED),
    /** 403/1008: the account no longer has this region. */
    REGION_GONE(RetryKind.REGION_CHANGED),
    /** 404/1002: the region has not yet seen what the session has. */
    SESSION_BEHIND(RetryKind.SESSION_BEHIND),
    /** 404/1002 in all regions: the container may have been recreated. */
    PERHAPS_RECREATED(RetryKind.SESSION_BEHIND),
    /** 404/1013: the container is still being created. */
    BEING_CREATED(RetryKind.CONTAINER_CHANGED),
    /** 401 to a token that can be renewed. */
    TOKEN_REFUSED(RetryKind.TOKEN_REFUSED),
    /** 400/1024 and 410/1000: the cached container metadata is of a container that was deleted. */
    STALE_CONTAINER(RetryKind.CONTAINER_CHANGED),
    /** Other 410: the partition key range was split, merged or moved. */
    RANGE_GONE(RetryKind.CONTAINER_CHANGED),
    /** 429. */
    THROTTLED(RetryKind.THROTTLED),
    /** 429/3092 to a write that other regions accept. */
    REGION_BUSY(RetryKind.THROTTLED),
    /** 449: concurrent writes of one item. */
    RETRY_WITH(RetryKind.CONCURRENT_WRITES),
    /** 503. */
    UNAVAILABLE(RetryKind.UNAVAILABLE),
    /** 408. */
    SERVICE_TIMEOUT(RetryKind.TIMEOUT),
    /** 500, 502 and 504. */
    SERVER_ERROR(RetryKind.UNAVAILABLE);

    /** How users name it. */
    final RetryKind kind;

    RetryCause(RetryKind kind) {
        this.kind = kind;
    }
}
