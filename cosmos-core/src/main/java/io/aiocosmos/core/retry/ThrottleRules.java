package io.aiocosmos.core.retry;

import static io.aiocosmos.core.retry.ResponseRules.TOTAL_WAIT;
import static io.aiocosmos.core.retry.RetryContext.MILLISECOND;
import static io.aiocosmos.core.retry.RetryContext.SECOND;

import io.aiocosmos.core.wire.SubStatusCodes;
import java.time.Duration;

/** What follows responses that ask for a backoff. */
final class ThrottleRules {
    private ThrottleRules() {}

    static RetryDecision throttled(RetryContext s) {
        boolean elsewhere = s.failure.subStatus == SubStatusCodes.SYSTEM_RESOURCE_UNAVAILABLE
                && s.operation.write
                && s.account.multipleWrites;
        if (elsewhere && s.hasOtherRegions() && s.retries(RetryCause.REGION_BUSY) == 0)
            return RetryDecision.retry(RetryCause.REGION_BUSY, 0, RetryTarget.NEXT);
        if (s.retries(RetryCause.THROTTLED) >= s.options.maxThrottleRetries()) return RetryDecision.DONE;
        return s.withinTotal(
                nanos(s.options.maxThrottleWait()), RetryCause.THROTTLED, throttleBackoff(s), RetryTarget.SAME);
    }

    /** More than any time-out is as good as no limit. */
    static long nanos(Duration wait) {
        return wait.getSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE : wait.toNanos();
    }

    private static long throttleBackoff(RetryContext s) {
        long asked = Math.min(s.failure.retryAfterMillis, 1_000_000); // no overflow
        if (asked > 0) return asked * MILLISECOND;
        long delay = s.exponentialBackoff(RetryCause.THROTTLED, 100 * MILLISECOND, TOTAL_WAIT);
        return s.between(delay + delay / 10, delay + delay / 5);
    }

    /** 449: concurrent writes of one item. */
    static RetryDecision collided(RetryContext s) {
        long delay =
                s.exponentialBackoff(RetryCause.RETRY_WITH, 10 * MILLISECOND, SECOND) + s.between(0, 4 * MILLISECOND);
        return s.withinTotal(TOTAL_WAIT, RetryCause.RETRY_WITH, delay, RetryTarget.SAME);
    }
}
