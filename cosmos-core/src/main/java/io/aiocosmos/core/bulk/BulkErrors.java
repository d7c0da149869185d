package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;

/** Exceptions of a whole run. */
final class BulkErrors {
    private BulkErrors() {}

    /**
     * @param name of the method that the user called
     * @param why the run stopped, such as {@code interrupted}
     */
    static CosmosCancelledException stopped(String name, String why, BulkSummary summary) {
        return new CosmosCancelledException(
                name + ": " + why + " after " + OneLine.count(summary.succeeded(), "item")
                        + "; those in flight may have been written",
                ErrorDetails.builder().operation(name).outcome(Outcome.UNKNOWN).build(),
                null);
    }
}
