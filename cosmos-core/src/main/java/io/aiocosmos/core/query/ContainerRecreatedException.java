package io.aiocosmos.core.query;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.CosmosException;

/**
 * A response came from another container of the same name than the query started with. The first page is then retried
 * with a new plan; later pages fail as for a container that does not exist.
 */
final class ContainerRecreatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OperationResult result;

    ContainerRecreatedException(OperationResult result) {
        super(null, null, false, false);
        this.result = result;
    }

    /** The exception for callers. */
    static Throwable toServiceFailure(Throwable problem) {
        return problem instanceof ContainerRecreatedException
                ? ((ContainerRecreatedException) problem).failure()
                : problem;
    }

    private CosmosException failure() {
        return result.asNotFound("the container was deleted and recreated while it was queried: start the query again")
                .failure()
                .exception();
    }
}
