package io.aiocosmos.core.retry;

/** Which region the next attempt goes to. */
public enum RetryTarget {
    /** The one that was asked last. */
    SAME,
    /** The one after it. */
    NEXT,
    /** The one that takes all writes of the account, looked up once the actions are done. */
    WRITE_REGION,
    /** Any readable one that has not yet refused as the write region of a partition. */
    OTHER_WRITE_REGION
}
