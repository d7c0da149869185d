package io.aiocosmos.core.retry;

import static io.aiocosmos.core.retry.RetryContext.MILLISECOND;
import static io.aiocosmos.core.retry.RetryContext.SECOND;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;

/** What comes after an answer of 400 or more. That a write is not repeated unsafely is seen to elsewhere. */
final class ResponseRules {
    static final long TOTAL_WAIT = 30 * SECOND;
    private static final long CREATION_WAIT = 10 * SECOND;
    private static final int MOST_REGIONS = 100;
    private static final RetryAction[] REFRESH_ACCOUNT = {RetryAction.REFRESH_ACCOUNT};
    private static final RetryAction[] NO_EFFECT = {};

    private ResponseRules() {}

    static RetryDecision after(RetryContext s) {
        switch (s.failure.status()) {
            case StatusCodes.BAD_REQUEST:
                return badRequest(s);
            case StatusCodes.UNAUTHORIZED:
                return unauthorized(s);
            case StatusCodes.FORBIDDEN:
                return forbidden(s);
            case StatusCodes.NOT_FOUND:
                return notFound(s);
            case StatusCodes.REQUEST_TIMEOUT:
                return s.upTo(2, RetryCause.SERVICE_TIMEOUT, s.pause(RetryCause.SERVICE_TIMEOUT), RetryTarget.NEXT);
            case StatusCodes.GONE:
                return gone(s);
            case StatusCodes.TOO_MANY_REQUESTS:
                return ThrottleRules.throttled(s);
            case StatusCodes.RETRY_WITH:
                return ThrottleRules.collided(s);
            case StatusCodes.INTERNAL_SERVER_ERROR:
            case StatusCodes.BAD_GATEWAY:
            case StatusCodes.GATEWAY_TIMEOUT:
                return s.upTo(1, RetryCause.SERVER_ERROR, s.pause(RetryCause.SERVER_ERROR), RetryTarget.NEXT);
            case StatusCodes.SERVICE_UNAVAILABLE:
                return unavailable(s);
            default:
                return RetryDecision.DONE;
        }
    }

    /** 1024: the rid is another. That a key does not fit (1001) is the affair of who took it from the item. */
    private static RetryDecision badRequest(RetryContext s) {
        return s.failure.subStatus() == SubStatusCodes.COLLECTION_RID_MISMATCH ? staleContainer(s) : RetryDecision.DONE;
    }

    private static RetryDecision staleContainer(RetryContext s) {
        return s.upTo(1, RetryCause.STALE_CONTAINER, 0, RetryTarget.SAME, RetryAction.REFRESH_CONTAINER);
    }

    private static RetryDecision unauthorized(RetryContext s) {
        if (!s.around.renewableToken()) return RetryDecision.DONE;
        return s.upTo(1, RetryCause.TOKEN_REFUSED, 0, RetryTarget.SAME, RetryAction.REFRESH_TOKEN);
    }

    private static RetryDecision forbidden(RetryContext s) {
        if (!s.around.discovery()) return RetryDecision.DONE;
        if (s.failure.subStatus() == SubStatusCodes.WRITE_FORBIDDEN) return writeForbidden(s);
        if (s.failure.subStatus() == SubStatusCodes.DATABASE_ACCOUNT_NOT_FOUND) return regionGone(s);
        return RetryDecision.DONE;
    }

    /** A read is answered so where only the hub will do, and a partition may have another one than its account. */
    private static RetryDecision writeForbidden(RetryContext s) {
        if (!s.operation.write() && !s.around.multipleWrites() && s.retries(RetryCause.SESSION_BEHIND) > 1)
            return s.upTo(MOST_REGIONS, RetryCause.WRITE_FORBIDDEN, 0, RetryTarget.OTHER_HUB);
        boolean first = s.retries(RetryCause.WRITE_FORBIDDEN) == 0;
        long pause = first ? 0 : s.between(SECOND, SECOND + 100 * MILLISECOND);
        return s.within(
                TOTAL_WAIT,
                RetryCause.WRITE_FORBIDDEN,
                pause,
                RetryTarget.HUB,
                RetryAction.MARK_FOR_WRITES,
                RetryAction.REFRESH_ACCOUNT);
    }

    private static RetryDecision regionGone(RetryContext s) {
        return s.upTo(
                2 * s.around.regions() - 1,
                RetryCause.REGION_GONE,
                s.pause(RetryCause.REGION_GONE),
                RetryTarget.NEXT,
                RetryAction.MARK_FOR_READS,
                RetryAction.MARK_FOR_WRITES,
                RetryAction.REFRESH_ACCOUNT);
    }

    private static RetryDecision notFound(RetryContext s) {
        switch (s.failure.subStatus()) {
            case SubStatusCodes.READ_SESSION_NOT_AVAILABLE:
                return sessionBehind(s);
            case SubStatusCodes.OWNER_RESOURCE_NOT_FOUND:
                return RetryDecision.done(RetryAction.REFRESH_CONTAINER);
            case SubStatusCodes.COLLECTION_CREATE_IN_PROGRESS:
                long pause = s.doubling(RetryCause.BEING_CREATED, 100 * MILLISECOND, SECOND);
                return s.within(CREATION_WAIT, RetryCause.BEING_CREATED, pause, RetryTarget.SAME);
            default:
                return RetryDecision.DONE;
        }
    }

    /** With one region that writes, that one has seen it all; with several, any of the others may have. */
    private static RetryDecision sessionBehind(RetryContext s) {
        int before = s.retries(RetryCause.SESSION_BEHIND);
        if (s.around.discovery() && s.around.multipleWrites() && before < s.around.regions() - 1)
            return RetryDecision.retry(RetryCause.SESSION_BEHIND, 0, RetryTarget.NEXT);
        if (s.around.discovery() && !s.around.multipleWrites() && before < 2) {
            if (before == 0 || s.operation.write())
                return RetryDecision.retry(RetryCause.SESSION_BEHIND, 0, RetryTarget.HUB);
            return RetryDecision.retry(RetryCause.SESSION_BEHIND, 0, RetryTarget.HUB, RetryAction.HUB_ONLY_HEADER);
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
        switch (s.failure.subStatus()) {
            case SubStatusCodes.NAME_CACHE_IS_STALE:
                return staleContainer(s);
            case SubStatusCodes.LEASE_NOT_FOUND:
                return unavailable(s);
            default:
                long pause = s.doubling(RetryCause.RANGE_GONE, SECOND, TOTAL_WAIT);
                return s.within(TOTAL_WAIT, RetryCause.RANGE_GONE, pause, RetryTarget.SAME, RetryAction.REFRESH_RANGES);
        }
    }

    /** Reads go through the other regions; a write goes to one other region, or once more to the only one. */
    private static RetryDecision unavailable(RetryContext s) {
        RetryAction[] effects = s.around.discovery() ? REFRESH_ACCOUNT : NO_EFFECT;
        boolean write = s.operation.write();
        boolean elsewhere = s.hasOtherRegions() && (!write || s.around.multipleWrites());
        if (elsewhere) return s.upTo(write ? 1 : 2, RetryCause.UNAVAILABLE, 0, RetryTarget.NEXT, effects);
        long pause = write ? SECOND : s.between(SECOND / 2, SECOND);
        return s.upTo(1, RetryCause.UNAVAILABLE, pause, RetryTarget.SAME, effects);
    }
}
