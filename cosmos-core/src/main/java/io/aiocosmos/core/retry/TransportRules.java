package io.aiocosmos.core.retry;

import io.aiocosmos.spi.TransportFailure.Kind;

/** What follows an attempt without a response. {@link RetryPolicy} keeps unsafe writes from being sent again. */
final class TransportRules {
    private static final int BROKEN_RETRIES = 3;
    private static final int TIMEOUT_RETRIES = 2;

    private TransportRules() {}

    static RetryDecision after(RetryContext s) {
        Kind kind = s.failure.kind;
        if (kind == Kind.CONNECT || kind == Kind.TLS) return connect(s);
        if (kind == Kind.BROKEN) return broken(s);
        if (kind == Kind.TIMEOUT)
            return s.atMost(TIMEOUT_RETRIES, RetryCause.TIMEOUT, s.regionBackoff(RetryCause.TIMEOUT), RetryTarget.NEXT);
        return RetryDecision.DONE; // a retry after POOL would add to the load; the others are final
    }

    private static RetryDecision connect(RetryContext s) {
        int times = 2 * s.account.regions - 1;
        long delay = s.regionBackoff(RetryCause.CONNECT);
        if (!s.account.discovery) return s.atMost(times, RetryCause.CONNECT, delay, RetryTarget.SAME);
        return s.atMost(
                times,
                RetryCause.CONNECT,
                delay,
                RetryTarget.NEXT,
                RetryAction.MARK_FOR_READS,
                RetryAction.MARK_FOR_WRITES,
                RetryAction.REFRESH_ACCOUNT);
    }

    /** The first is most likely a pooled connection that the server had closed: a new one suffices. */
    private static RetryDecision broken(RetryContext s) {
        int before = s.retries(RetryCause.BROKEN);
        if (before == 0) return RetryDecision.retry(RetryCause.BROKEN, 0, RetryTarget.SAME);
        long delay =
                before == 1 ? 0 : s.between(RetryContext.SECOND, RetryContext.SECOND + 100 * RetryContext.MILLISECOND);
        return s.atMost(BROKEN_RETRIES, RetryCause.BROKEN, delay, RetryTarget.NEXT);
    }
}
