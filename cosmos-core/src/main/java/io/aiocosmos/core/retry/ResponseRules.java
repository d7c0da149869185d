package io.aiocosmos.core.retry;

import static io.aiocosmos.core.retry.RetryContext.MILLISECOND;
import static io.aiocosmos.core.retry.RetryContext.SECOND;

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
            case 400:
                return badRequest(s);
            case 401:
                return unauthorized(s);
            case 403:
                return forbidden(s);
            case 404:
                return notFound(s);
            case 408:
                return s.upTo(2, RetryCause.SERVICE_TIMEOUT, s.pause(RetryCause.SERVICE_TIMEOUT), RetryTarget.NEXT);
            case 410:
                return gone(s);
            case 429:
                return ThrottleRules.throttled(s);
            case 449:
                return ThrottleRules.collided(s);
            case 500:
            case 502:
            case 504:
                return s.upTo(1, RetryCause.SERVER_ERROR, s.pause(RetryCause.SERVER_ERROR), RetryTarget.NEXT);
            case 503:
                return unavailable(s);
            default:
                return RetryDecision.DONE;
        }
    }

    /** 1024: the rid is another. That a key does not fit (1001) is the affair of who took it from the item. */
    private static RetryDecision badRequest(RetryContext s) {
        return s.failure.subStatus() == 1024 ? staleContainer(s) : RetryDecision.DONE;
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
        if (s.failure.subStatus() == 3) return writeForbidden(s);
        if (s.failure.subStatus() == 1008) return regionGone(s);
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
            case 1002:
                return sessionBehind(s);
            case 1003:
                return RetryDecision.done(RetryAction.REFRESH_CONTAINER);
            case 1013:
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
            case 1000:
                return staleContainer(s);
            case 1022:
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
