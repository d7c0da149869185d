package io.aiocosmos.core.session;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;

/** How a kind of request takes part in session consistency. */
public enum SessionScope {
    /** Databases, containers, users, offers, ranges, scripts as such, query plans: no token either way. */
    NONE,
    /** Reads, queries, feeds and change feeds of items. */
    READ,
    /** Writes of items. */
    WRITE;

    /**
     * Whether the session's own token is sent.
     *
     * @param sessionConsistency whether the level in effect uses tokens: of the request, else the client, else the account
     * @param multiWrite whether the account writes in several regions and the client uses them; if not, all writes go to
     *     one region, which is consistent without a token
     */
    public boolean sends(boolean sessionConsistency, boolean multiWrite) {
        if (this == NONE || !sessionConsistency) return false;
        return this != WRITE || multiWrite;
    }

    /** Whether to keep the token of a response: some failures, such as a conflict, have read current data too. */
    public boolean captures(int status, int subStatus) {
        if (this == NONE) return false;
        if (status / 100 == 2 || status == StatusCodes.NOT_MODIFIED) return true;
        return status == StatusCodes.CONFLICT
                || status == StatusCodes.PRECONDITION_FAILED
                || status == StatusCodes.NOT_FOUND && subStatus != SubStatusCodes.READ_SESSION_NOT_AVAILABLE;
    }
}
