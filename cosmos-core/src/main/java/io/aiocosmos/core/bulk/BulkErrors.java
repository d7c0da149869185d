package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;

/** Exceptions of a whole run. */
final class BulkErrors {
    private BulkErrors() {}

    /** @param why the run stopped, such as {@code interrupted} */
    static CosmosCancelledException stopped(String why, BulkSummary summary) {
        return new CosmosCancelledException(
                "createItems: " + why + " after " + OneLine.count(summary.succeeded(), "item")
                        + "; those in flight may have been written",
                ErrorDetails.builder()
                        .operation("createItems")
                        .outcome(Outcome.UNKNOWN)
                        .build(),
                null);
    }
}
