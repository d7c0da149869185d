package io.aiocosmos.core.session;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;

/** Which part a kind of request has in session consistency. */
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
     * @param sessionConsistency whether that is the level in effect: of the request, else the client, else the account
     * @param multiWrite whether the account writes in several regions and the client makes use of it; if not, all writes
     *     go to one region, which needs no token to be consistent with itself
     */
    public boolean sends(boolean sessionConsistency, boolean multiWrite) {
        if (this == NONE || !sessionConsistency) return false;
        return this != WRITE || multiWrite;
    }

    /** Whether the token of an answer counts: it was made or seen there, even if the operation failed for good. */
    public boolean captures(int status, int subStatus) {
        if (this == NONE) return false;
        if (status / 100 == 2 || status == StatusCodes.NOT_MODIFIED) return true;
        return status == StatusCodes.CONFLICT
                || status == StatusCodes.PRECONDITION_FAILED
                || status == StatusCodes.NOT_FOUND && subStatus != SubStatusCodes.READ_SESSION_NOT_AVAILABLE;
    }
}
