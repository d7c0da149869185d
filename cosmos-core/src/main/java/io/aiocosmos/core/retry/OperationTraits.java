package io.aiocosmos.core.retry;

/** What decides whether an operation may be repeated. Immutable. */
public final class OperationTraits {
    /** Whether it may change anything. */
    public final boolean write;

    /** Whether it carries an etag in {@code If-Match}, so that it cannot be applied twice; {@code *} is no etag. */
    final boolean guarded;

    /** Whether the user allowed retries after an unknown outcome. */
    final boolean repeatable;

    public OperationTraits(boolean write, boolean guarded, boolean repeatable) {
        this.write = write;
        this.guarded = guarded;
        this.repeatable = repeatable;
    }

    /** Whether it may be sent again although the service may have applied it. */
    public boolean mayRepeat() {
        return !write || guarded || repeatable;
    }

    /** The same in another region, which where several take writes may not know the new etag yet. */
    boolean mayRepeatElsewhere(AccountTraits account) {
        return !write || repeatable || guarded && !account.multipleWrites;
    }
}
