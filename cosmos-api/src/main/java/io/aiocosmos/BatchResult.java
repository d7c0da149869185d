package io.aiocosmos;

import io.aiocosmos.error.CosmosException;
import java.util.List;
import java.util.Optional;

/**
 * What became of a {@link TransactionalBatch}. From a client with {@code throwOnFailure(false)} it may be a failure: see
 * {@link #isOk}.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface BatchResult {
    /** Whether the batch was committed; if not, nothing of it was, unless {@link #failure} has an unknown outcome. */
    boolean isOk();

    /**
     * The status of the batch: that of the operation that failed, or of the response; 0 if none arrived. A success is 200,
     * or 207 if a read in it found that its etag still matches.
     */
    int statusCode();

    /** The sub-status of the same, 0 if there is none. */
    int subStatusCode();

    /** Request units charged for this response, also for one of a failure. */
    double requestCharge();

    /** The session token, which a failure may have as well. */
    Optional<String> sessionToken();

    /** The id by which the service's support finds the request. */
    Optional<String> activityId();

    /** What became of each operation, in the batch's order; unmodifiable. */
    List<BatchOperationResult> operations();

    /** What became of one operation. @param index from 0 */
    default BatchOperationResult operation(int index) {
        return operations().get(index);
    }

    /**
     * Why the batch failed, if it did; made when asked for. Of an operation that failed it has that one's status, and its
     * {@linkplain io.aiocosmos.error.ErrorDetails#operationIndex index}.
     */
    Optional<CosmosException> failure();

    /** How the batch went, attempt by attempt. */
    Diagnostics diagnostics();
}
