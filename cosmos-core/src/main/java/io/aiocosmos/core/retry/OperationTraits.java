package io.aiocosmos.core.retry;

/**
 * What decides whether an operation may be repeated. Immutable.
 *
 * @param write whether it may change anything
 * @param guarded whether it carries an etag in {@code If-Match}, so that it cannot be applied twice; {@code *} is no
 *     etag
 * @param repeatable whether the user allowed retries after an unknown outcome
 */
public record OperationTraits(boolean write, boolean guarded, boolean repeatable) {
    public static final OperationTraits READ = new OperationTraits(false, false, false);
    public static final OperationTraits WRITE = new OperationTraits(true, false, false);

    /** Whether it may be sent again although the service may have applied it. */
    public boolean mayRepeat() {
        return !write || guarded || repeatable;
    }
}
