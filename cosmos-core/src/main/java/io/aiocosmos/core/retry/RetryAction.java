package io.aiocosmos.core.retry;

/** What to do before the next attempt, or before giving up. */
public enum RetryAction {
    /** Put the region last for reads for a while. */
    MARK_FOR_READS,
    /** Put the region last for writes for a while. */
    MARK_FOR_WRITES,
    /** Read the account now instead of at its next refresh. */
    REFRESH_ACCOUNT,
    /** Drop the container's cached metadata; its session tokens are dropped only once its rid is known to have changed. */
    REFRESH_CONTAINER,
    /** Retry only if the container has another rid by now, and then without a session token. */
    ONLY_IF_RECREATED,
    /** Renew the authorization token. */
    REFRESH_TOKEN,
    /** Send {@code x-ms-cosmos-hub-region-processing-only: true} from now on. */
    HUB_ONLY_HEADER;

    int bit() {
        return 1 << ordinal();
    }
}
