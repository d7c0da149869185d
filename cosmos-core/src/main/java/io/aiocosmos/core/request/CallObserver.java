package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.Outcome;

/** What is done for the listener of one call; see {@link Observer} for why it is apart. */
abstract class CallObserver {
    /** Whether somebody else says when the operation begins and ends. */
    abstract boolean isOfPart();

    abstract void started();

    abstract void attemptEnded();

    abstract void retryScheduled(long delayNanos);

    /**
     * Only the first time counts: whoever completes the future from outside may be first.
     *
     * @param result {@code null} if it was ended from outside
     */
    abstract void ended(OperationResult result, Outcome outcome, long nanos, ConsistencyLevel consistency);
}
