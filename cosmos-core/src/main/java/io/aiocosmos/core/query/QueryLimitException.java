package io.aiocosmos.core.query;

/** A query needs more memory than it may have. */
final class QueryLimitException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    QueryLimitException(String message) {
        super(message);
    }
}
