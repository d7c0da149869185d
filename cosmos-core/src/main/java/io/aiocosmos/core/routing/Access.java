package io.aiocosmos.core.routing;

/** What a request does, as far as it matters where it goes. */
public enum Access {
    /** Anything that changes nothing. */
    READ,
    /** Writes of items: in any writable region of a multi-write account. */
    WRITE,
    /** Writes of databases, containers and the like: in the hub region only. */
    METADATA_WRITE
}
