package io.aiocosmos.core.retry;

import static io.aiocosmos.core.retry.ResponseRules.TOTAL_WAIT;
import static io.aiocosmos.core.retry.RetryContext.MILLISECOND;
import static io.aiocosmos.core.retry.RetryContext.SECOND;

import io.aiocosmos.core.wire.SubStatusCodes;

/** What comes after answers that ask to come back later. */
final class ThrottleRules {
    private static final int MOST_RETRIES = 9;

    private ThrottleRules() {}

    static RetryDecision throttled(RetryContext s) {
        boolean elsewhere = s.failure.subStatus() == SubStatusCodes.SYSTEM_RESOURCE_UNAVAILABLE
                && s.operation.write()
                && s.around.multipleWrites();
        if (elsewhere && s.hasOtherRegions() && s.retries(RetryCause.REGION_BUSY) == 0)
            return RetryDecision.retry(RetryCause.REGION_BUSY, 0, RetryTarget.NEXT);
        if (s.retries(RetryCause.THROTTLED) >= MOST_RETRIES) return RetryDecision.DONE;
        return s.within(TOTAL_WAIT, RetryCause.THROTTLED, throttlePause(s), RetryTarget.SAME);
    }

    private static long throttlePause(RetryContext s) {
        long asked = Math.min(s.failure.retryAfterMillis(), 1_000_000); // beyond all limits, and far from overflow
        if (asked > 0) return asked * MILLISECOND;
        long pause = s.doubling(RetryCause.THROTTLED, 100 * MILLISECOND, TOTAL_WAIT);
        return s.between(pause + pause / 10, pause + pause / 5);
    }

    /** 449: writes of one item met. */
    static RetryDecision collided(RetryContext s) {
        long pause = s.doubling(RetryCause.RETRY_WITH, 10 * MILLISECOND, SECOND) + s.between(0, 4 * MILLISECOND);
        return s.within(TOTAL_WAIT, RetryCause.RETRY_WITH, pause, RetryTarget.SAME);
    }
}
