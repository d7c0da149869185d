package io.aiocosmos.core.bulk;

import io.aiocosmos.core.retry.AccountTraits;
import io.aiocosmos.core.retry.AttemptFailure;
import io.aiocosmos.core.retry.RetryDecision;
import io.aiocosmos.core.retry.RetryPolicy;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import io.aiocosmos.spi.TransportFailure;
import java.util.concurrent.TimeUnit;

/**
 * What follows the failure of an operation in a bulk request, by the response to it alone or to its whole request. The
 * request's own failures were retried as those of any write; backoff, limits and what may be sent twice are of {@link
 * RetryPolicy} here too.
 */
final class ElementRules {
    /** What is done with the operation. */
    enum Next {
        /** Its failure is its result. */
        END,
        /** Sent again to its range, after {@link #delayNanos}. */
        AGAIN,
        /** Sent to the range that has its key now. */
        OTHER_RANGE,
        /** Written again, by the definition that the container has now. */
        OTHER_CONTAINER
    }

    /** As the official JavaScript and .NET clients have it. */
    private static final int MAX_REROUTES = 10;

    private static final long FIRST_DELAY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MAX_DOUBLINGS = 5;

    /** Regions, tokens and the account are the request's business. */
    private static final AccountTraits ACCOUNT = new AccountTraits(1, false, false, false, false);

    private final RetryPolicy policy;
    private long delay;

    ElementRules(RetryPolicy policy) {
        this.policy = policy;
    }

    /** Of the last decision. */
    long delayNanos() {
        return delay;
    }

    /**
     * After a response to the operation.
     *
     * @param retryAfterMillis -1 if the response has none
     * @param together how many operations were in the request
     */
    Next afterElement(BatchItem item, int status, int subStatus, long retryAfterMillis, int together, long now) {
        if (status == StatusCodes.REQUEST_ENTITY_TOO_LARGE && subStatus != SubStatusCodes.RESPONSE_SIZE_EXCEEDED)
            return Next.END;
        Next common = common(item, status, subStatus, together);
        if (common != null) return common;
        return byPolicy(item, AttemptFailure.ofResponse(status, subStatus, retryAfterMillis), now);
    }

    /** After a response to the whole request. */
    Next afterRequest(BatchItem item, int status, int subStatus, boolean unknown, int together, long now) {
        Next common = common(item, status, subStatus, together);
        if (common != null) return common;
        return unknown ? byPolicy(item, AttemptFailure.ofResponse(status, subStatus, -1), now) : Next.END;
    }

    /** After a request without a response; what was never sent was retried by the request's own rules. */
    Next afterSilence(BatchItem item, boolean unknown, long now) {
        AttemptFailure broken = new AttemptFailure(0, 0, -1, TransportFailure.Kind.BROKEN, true);
        return unknown ? byPolicy(item, broken, now) : Next.END;
    }

    /** {@code null} if the policy is to say. */
    private Next common(BatchItem item, int status, int subStatus, int together) {
        delay = 0;
        if (status == StatusCodes.REQUEST_ENTITY_TOO_LARGE) {
            if (together == 1) return Next.END;
            item.neighbours = together / 2;
            return Next.AGAIN;
        }
        boolean isOther = status == StatusCodes.BAD_REQUEST && subStatus == SubStatusCodes.COLLECTION_RID_MISMATCH;
        if (status != StatusCodes.GONE && !isOther) return null;
        if (item.reroutes >= MAX_REROUTES) return Next.END;
        if (item.reroutes > 0) delay = FIRST_DELAY << Math.min(item.reroutes - 1, MAX_DOUBLINGS);
        item.reroutes++;
        if (isOther || subStatus == SubStatusCodes.NAME_CACHE_IS_STALE) return Next.OTHER_CONTAINER;
        return AttemptFailure.isRangeGone(status, subStatus) ? Next.OTHER_RANGE : Next.AGAIN;
    }

    private Next byPolicy(BatchItem item, AttemptFailure failure, long now) {
        RetryDecision decision =
                policy.decide(item.traits, ACCOUNT, null, item.retries(), failure, item.deadline - now);
        delay = decision.delayNanos();
        return decision.isRetry() ? Next.AGAIN : Next.END;
    }
}
