package io.aiocosmos.core.retry;

/**
 * What the account and the client allow, at the time of a failure.
 */
public final class AccountTraits {
    /** How many regions accept the operation; at least 1. */
    final int regions;

    /** Whether several regions accept writes of items. */
    final boolean multipleWrites;

    /** Whether requests carry a token that can be renewed, such as one of Entra ID. */
    final boolean renewableToken;

    /** Whether the account moves the writes of single ranges, and another region may have those of this. */
    final boolean movesWrites;

    /** Whether regions of the account are used at all, or only the configured endpoint. */
    final boolean discovery;

    public AccountTraits(
            int regions, boolean multipleWrites, boolean renewableToken, boolean movesWrites, boolean discovery) {
        this.regions = regions;
        this.multipleWrites = multipleWrites;
        this.renewableToken = renewableToken;
        this.movesWrites = movesWrites;
        this.discovery = discovery;
    }
}
