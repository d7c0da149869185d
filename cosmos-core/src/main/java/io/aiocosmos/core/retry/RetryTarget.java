package io.aiocosmos.core.retry;

/** Which region the next try goes to. */
public enum RetryTarget {
    /** Where the last try went. */
    SAME,
    /** The one after it. */
    NEXT,
    /** The one that takes all writes of an account, as it is known once effects were carried out. */
    HUB,
    /** Any that can be read and was not asked yet to answer as a hub. */
    OTHER_HUB
}
