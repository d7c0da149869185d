package io.aiocosmos.core.routing;

/** What a request does, as far as it decides on its region. */
public enum Access {
    /** Requests that change nothing. */
    READ,
    /** Writes of items: in any writable region of a multi-write account. */
    WRITE,
    /** Writes of databases, containers and the like: in the write region only. */
    METADATA_WRITE
}
