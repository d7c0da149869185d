package io.aiocosmos.changefeed.engine;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.worker.WorkerEnd;

/** Hears on the loop what an instance does. Must not throw. */
public interface EngineReports {
    void acquired(FeedRange range);

    /** @param problem why; {@code null} if nothing failed */
    void ended(FeedRange range, WorkerEnd end, Throwable problem);

    /** @param range {@code null} if it is not about one lease */
    void retrying(FeedRange range, Throwable problem);

    void deadLettered(FeedRange range, Throwable problem);

    void noProgress(FeedRange range);
}
