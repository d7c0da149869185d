package io.aiocosmos.core.retry;

import io.aiocosmos.spi.TransportFailure.Kind;

/** What comes after a try without an answer. That a write is not repeated unsafely is seen to elsewhere. */
final class TransportRules {
    private static final int BROKEN_RETRIES = 3;
    private static final int TIMEOUT_RETRIES = 2;

    private TransportRules() {}

    static RetryDecision after(RetryContext s) {
        Kind kind = s.failure.kind();
        if (kind == Kind.CONNECT || kind == Kind.TLS) return connect(s);
        if (kind == Kind.BROKEN) return broken(s);
        if (kind == Kind.TIMEOUT)
            return s.upTo(TIMEOUT_RETRIES, RetryCause.TIMEOUT, s.pause(RetryCause.TIMEOUT), RetryTarget.NEXT);
        return RetryDecision.DONE; // POOL would only add to the crowd; the others are final
    }

    private static RetryDecision connect(RetryContext s) {
        int times = 2 * s.around.regions() - 1;
        long pause = s.pause(RetryCause.CONNECT);
        if (!s.around.discovery()) return s.upTo(times, RetryCause.CONNECT, pause, RetryTarget.SAME);
        return s.upTo(
                times,
                RetryCause.CONNECT,
                pause,
                RetryTarget.NEXT,
                RetryAction.MARK_FOR_READS,
                RetryAction.MARK_FOR_WRITES,
                RetryAction.REFRESH_ACCOUNT);
    }

    /** The first time it is most likely a kept connection that the other side had closed: a fresh one will do. */
    private static RetryDecision broken(RetryContext s) {
        int before = s.retries(RetryCause.BROKEN);
        if (before == 0) return RetryDecision.retry(RetryCause.BROKEN, 0, RetryTarget.SAME);
        long pause =
                before == 1 ? 0 : s.between(RetryContext.SECOND, RetryContext.SECOND + 100 * RetryContext.MILLISECOND);
        return s.upTo(BROKEN_RETRIES, RetryCause.BROKEN, pause, RetryTarget.NEXT);
    }
}
