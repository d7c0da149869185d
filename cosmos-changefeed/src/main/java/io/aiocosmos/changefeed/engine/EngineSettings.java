package io.aiocosmos.changefeed.engine;

import io.aiocosmos.changefeed.balance.LeaseShare;
import io.aiocosmos.changefeed.worker.WorkerSettings;

/**
 * What holds for one instance; times in nanoseconds.
 *
 * @param share how many leases it takes
 * @param acquireInterval after which it looks at all leases again
 * @param noProgress after which a lease that stands still is reported
 */
public record EngineSettings(WorkerSettings workers, LeaseShare share, long acquireInterval, long noProgress) {
    String instance() {
        return workers.instance();
    }
}
