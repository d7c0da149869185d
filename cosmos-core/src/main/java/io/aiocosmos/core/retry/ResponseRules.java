package io.aiocosmos.core.retry;

import static io.aiocosmos.core.retry.RetryContext.MILLISECOND;
import static io.aiocosmos.core.retry.RetryContext.SECOND;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;

/** What follows a response of 400 or more. {@link RetryPolicy} keeps unsafe writes from being sent again. */
final class ResponseRules {
    static final long TOTAL_WAIT = 30 * SECOND;
    private static final long CREATION_WAIT = 10 * SECOND;
    private static final int MOST_REGIONS = 100;
    private static final RetryAction[] REFRESH_ACCOUNT = {RetryAction.REFRESH_ACCOUNT};
    private static final RetryAction[] NO_ACTION = {};

    private ResponseRules() {}

    static RetryDecision after(RetryContext s) {
        switch (s.failure.status) {
            case StatusCodes.BAD_REQUEST:
                return badRequest(s);
            case StatusCodes.UNAUTHORIZED:
                return unauthorized(s);
            case StatusCodes.FORBIDDEN:
                return forbidden(s);
            case StatusCodes.NOT_FOUND:
                return notFound(s);
            case StatusCodes.REQUEST_TIMEOUT:
                return s.atMost(
                        2, RetryCause.SERVICE_TIMEOUT, s.regionBackoff(RetryCause.SERVICE_TIMEOUT), RetryTarget.NEXT);
            case StatusCodes.GONE:
                return gone(s);
            case StatusCodes.TOO_MANY_REQUESTS:
                return ThrottleRules.throttled(s);
            case StatusCodes.RETRY_WITH:
                return ThrottleRules.collided(s);
            case StatusCodes.INTERNAL_SERVER_ERROR:
            case StatusCodes.BAD_GATEWAY:
            case StatusCodes.GATEWAY_TIMEOUT:
                return s.atMost(1, RetryCause.SERVER_ERROR, s.regionBackoff(RetryCause.SERVER_ERROR), RetryTarget.NEXT);
            case StatusCodes.SERVICE_UNAVAILABLE:
                return unavailable(s);
            default:
                return RetryDecision.DONE;
        }
    }

    /** 1024: another rid. 1001, a partition key mismatch, is handled by the writer that took the key from the item. */
    private static RetryDecision badRequest(RetryContext s) {
        return s.failure.subStatus == SubStatusCodes.COLLECTION_RID_MISMATCH ? staleContainer(s) : RetryDecision.DONE;
    }

    private static RetryDecision staleContainer(RetryContext s) {
        return s.atMost(1, RetryCause.STALE_CONTAINER, 0, RetryTarget.SAME, RetryAction.REFRESH_CONTAINER);
    }

    private static RetryDecision unauthorized(RetryContext s) {
        if (!s.account.renewableToken) return RetryDecision.DONE;
        return s.atMost(1, RetryCause.TOKEN_REFUSED, 0, RetryTarget.SAME, RetryAction.REFRESH_TOKEN);
    }

    private static RetryDecision forbidden(RetryContext s) {
        if (!s.account.discovery) return RetryDecision.DONE;
        if (s.failure.subStatus == SubStatusCodes.WRITE_FORBIDDEN) return writeForbidden(s);
        if (s.failure.subStatus == SubStatusCodes.DATABASE_ACCOUNT_NOT_FOUND) return regionGone(s);
        return RetryDecision.DONE;
    }

    /** A read gets this if only the write region may serve it; that of a partition can differ from the account's. */
    private static RetryDecision writeForbidden(RetryContext s) {
        if (!s.operation.write && !s.account.multipleWrites && s.retries(RetryCause.SESSION_BEHIND) > 1)
            return s.atMost(MOST_REGIONS, RetryCause.WRITE_FORBIDDEN, 0, RetryTarget.OTHER_WRITE_REGION);
        boolean first = s.retries(RetryCause.WRITE_FORBIDDEN) == 0;
        long delay = first ? 0 : s.between(SECOND, SECOND + 100 * MILLISECOND);
        return s.withinTotal(
                TOTAL_WAIT,
                RetryCause.WRITE_FORBIDDEN,
                delay,
                RetryTarget.WRITE_REGION,
                RetryAction.MARK_FOR_WRITES,
                RetryAction.REFRESH_ACCOUNT);
    }

    /** Where there is one write region, it is another by now: the account says which. */
    private static RetryDecision regionGone(RetryContext s) {
        boolean moved = s.operation.write && !s.account.multipleWrites;
        return s.atMost(
                2 * s.account.regions - 1,
                RetryCause.REGION_GONE,
                s.regionBackoff(RetryCause.REGION_GONE),
                moved ? RetryTarget.WRITE_REGION : RetryTarget.NEXT,
                RetryAction.MARK_FOR_READS,
                RetryAction.MARK_FOR_WRITES,
                RetryAction.REFRESH_ACCOUNT);
    }

    private static RetryDecision notFound(RetryContext s) {
        switch (s.failure.subStatus) {
            case SubStatusCodes.READ_SESSION_NOT_AVAILABLE:
                return sessionBehind(s);
            case SubStatusCodes.OWNER_RESOURCE_NOT_FOUND:
                return RetryDecision.done(RetryAction.REFRESH_CONTAINER);
            case SubStatusCodes.COLLECTION_CREATE_IN_PROGRESS:
                long delay = s.exponentialBackoff(RetryCause.BEING_CREATED, 100 * MILLISECOND, SECOND);
                return s.withinTotal(CREATION_WAIT, RetryCause.BEING_CREATED, delay, RetryTarget.SAME);
            default:
                return RetryDecision.DONE;
        }
    }

    /** A single write region has seen all writes; of several, any other may have. */
    private static RetryDecision sessionBehind(RetryContext s) {
        int before = s.retries(RetryCause.SESSION_BEHIND);
        if (s.account.discovery && s.account.multipleWrites && before < s.account.regions - 1)
            return RetryDecision.retry(RetryCause.SESSION_BEHIND, 0, RetryTarget.NEXT);
        if (s.account.discovery && !s.account.multipleWrites && before < 2) {
            if (before == 0 || s.operation.write)
                return RetryDecision.retry(RetryCause.SESSION_BEHIND, 0, RetryTarget.WRITE_REGION);
            return RetryDecision.retry(
                    RetryCause.SESSION_BEHIND, 0, RetryTarget.WRITE_REGION, RetryAction.HUB_ONLY_HEADER);
        }
        return perhapsRecreated(s);
    }

    private static RetryDecision perhapsRecreated(RetryContext s) {
        if (s.retries(RetryCause.PERHAPS_RECREATED) > 0) return RetryDecision.DONE;
        return RetryDecision.retry(
                RetryCause.PERHAPS_RECREATED,
                0,
                RetryTarget.SAME,
                RetryAction.REFRESH_CONTAINER,
                RetryAction.ONLY_IF_RECREATED);
    }

    private static RetryDecision gone(RetryContext s) {
        switch (s.failure.subStatus) {
            case SubStatusCodes.NAME_CACHE_IS_STALE:
                return staleContainer(s);
            case SubStatusCodes.LEASE_NOT_FOUND:
                return unavailable(s);
            default:
                long delay = s.exponentialBackoff(RetryCause.RANGE_GONE, SECOND, TOTAL_WAIT);
                return s.withinTotal(TOTAL_WAIT, RetryCause.RANGE_GONE, delay, RetryTarget.SAME);
        }
    }

    /** A read tries two other regions, a write one; where there is no other, the same region is asked once more. */
    private static RetryDecision unavailable(RetryContext s) {
        RetryAction[] actions = s.account.discovery ? REFRESH_ACCOUNT : NO_ACTION;
        boolean write = s.operation.write;
        boolean elsewhere = s.hasOtherRegions() && (!write || s.account.multipleWrites);
        if (elsewhere) return s.atMost(write ? 1 : 2, RetryCause.UNAVAILABLE, 0, RetryTarget.NEXT, actions);
        long delay = write ? SECOND : s.between(SECOND / 2, SECOND);
        return s.atMost(1, RetryCause.UNAVAILABLE, delay, RetryTarget.SAME, actions);
    }
}
