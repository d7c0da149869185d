package io.aiocosmos.core.bulk;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.spi.PrintableText;

/** Counts the results of one run. Not thread-safe. */
final class BulkTally {
    private static final int PROGRESS_EVERY = 1000;

    private long succeeded;
    private long failed;
    private double requestCharge;
    private long throttled;

    /** Returns whether a progress event is due. */
    boolean count(ItemResult<?> result) {
        if (result.isOk()) succeeded++;
        else failed++;
        requestCharge += result.requestCharge();
        return (succeeded + failed) % PROGRESS_EVERY == 0;
    }

    void throttled(int responses) {
        throttled += responses;
    }

    CosmosEvent progress(ItemDispatcher<?, ?> run) {
        return new Events.BulkProgress(PrintableText.of(run.link()), succeeded, failed, run.inFlight(), run.limit());
    }

    BulkSummary summary() {
        return new BulkSummary(succeeded, failed, requestCharge, throttled);
    }

    /** Totals of one run. */
    record BulkSummary(long succeeded, long failed, double requestCharge, long throttled)
            implements io.aiocosmos.BulkSummary {}
}
