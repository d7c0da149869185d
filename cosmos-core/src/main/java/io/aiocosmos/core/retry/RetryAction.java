package io.aiocosmos.core.retry;

/** What to do before the next try, or before giving up. */
public enum RetryAction {
    /** Put the region last for reads for a while. */
    MARK_FOR_READS,
    /** Put the region last for writes for a while. */
    MARK_FOR_WRITES,
    /** Read the account out of turn. */
    REFRESH_ACCOUNT,
    /** Forget the container's cached definition; its tokens only once its rid is known to have changed. */
    REFRESH_CONTAINER,
    /** Try again only if the container has another rid by now, and then without a token. */
    ONLY_IF_RECREATED,
    /** Read the container's partition ranges again. */
    REFRESH_RANGES,
    /** Have the token renewed. */
    REFRESH_TOKEN,
    /** Send {@code x-ms-cosmos-hub-region-processing-only: true} from now on. */
    HUB_ONLY_HEADER;

    int bit() {
        return 1 << ordinal();
    }
}
