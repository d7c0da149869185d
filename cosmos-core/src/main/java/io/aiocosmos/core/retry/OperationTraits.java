package io.aiocosmos.core.retry;

/**
 * What an operation is, as far as repeating it goes. Immutable; one per kind of operation will do.
 *
 * @param write whether it may change anything
 * @param guarded whether it carries an etag in {@code If-Match}, so that a second run cannot apply twice; {@code *} is
 *     no etag
 * @param repeatable whether the user allowed repeating it when its fate is unknown
 */
public record OperationTraits(boolean write, boolean guarded, boolean repeatable) {
    public static final OperationTraits READ = new OperationTraits(false, false, false);
    public static final OperationTraits WRITE = new OperationTraits(true, false, false);

    /** Whether it may be sent again although the service may have carried it out. */
    public boolean mayRepeat() {
        return !write || guarded || repeatable;
    }
}
