package io.aiocosmos.core.retry;

/**
 * What an operation is, as far as repeating it goes. Immutable; one per kind of operation will do.
 *
 * @param write whether it may change anything
 * @param procedure whether it runs a stored procedure: nobody knows what it would do twice
 * @param guarded whether it carries an etag in {@code If-Match}, so that a second run cannot apply twice; {@code *} is
 *     no etag
 * @param repeatable whether the user allowed repeating it when its fate is unknown
 * @param usesDefinition whether the request was built from the container's cached definition, so that it may turn out
 *     otherwise once that is read again
 */
public record OperationTraits(
        boolean write, boolean procedure, boolean guarded, boolean repeatable, boolean usesDefinition) {
    public static final OperationTraits READ = new OperationTraits(false, false, false, false, false);
    public static final OperationTraits WRITE = new OperationTraits(true, false, false, false, false);
    public static final OperationTraits PROCEDURE = new OperationTraits(true, true, false, false, false);

    /** Whether it may be sent again although the service may have carried it out. */
    public boolean mayRepeat() {
        return !write || !procedure && (guarded || repeatable);
    }
}
