package io.aiocosmos;

import io.aiocosmos.error.Outcome;
import java.util.Optional;

/**
 * What became of one operation of {@code executeBulk}; {@link #item} is the operation, with its context.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface BulkOperationResult extends ItemResult<BulkOperation> {
    /** What is known of the effect of an operation that failed; empty if it did not. */
    Optional<Outcome> outcome();
}
