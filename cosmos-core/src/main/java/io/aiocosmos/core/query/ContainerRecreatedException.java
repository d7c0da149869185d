package io.aiocosmos.core.query;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.error.CosmosException;

/**
 * An answer comes from another container of the same name than the query began with: a reason to begin anew, or a failure
 * like that of a container that is not there.
 */
final class ContainerRecreatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OperationResult answer;

    ContainerRecreatedException(OperationResult answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    /** What callers are told. */
    static Throwable told(Throwable problem) {
        return problem instanceof ContainerRecreatedException
                ? ((ContainerRecreatedException) problem).failure()
                : problem;
    }

    private CosmosException failure() {
        return answer.asNotFound("the container was deleted and made again while it was queried: begin the query anew")
                .failure()
                .exception();
    }
}
