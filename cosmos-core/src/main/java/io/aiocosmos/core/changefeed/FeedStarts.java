package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedOptions;

/** Where options say that a feed starts, and whether it can. */
final class FeedStarts {
    private static final String ONLY_NOW =
            "a feed of all versions and deletes starts now or at a continuation, not at the beginning or at a time";

    private FeedStarts() {}

    /** What the continuation says; {@code null} without one. */
    static FeedState given(ChangeFeedOptions options, ChangeFeedMode mode) {
        if (!options.continuation().isPresent()) return null;
        FeedState given = FeedContinuation.decode(options.continuation().get());
        if (given.mode() != null && given.mode() != mode)
            throw new IllegalArgumentException(
                    "the change feed's continuation is of a feed of the other mode: read it with "
                            + given.mode().operation);
        for (SubRange part : given.parts()) if (part.etag == null) check(given.start(), mode);
        return given;
    }

    static FeedStart of(ChangeFeedOptions options, ChangeFeedMode mode) {
        if (options.isFromNow()) return FeedStart.NOW;
        FeedStart start = options.startTime().isPresent()
                ? FeedStart.at(options.startTime().get())
                : FeedStart.BEGINNING;
        return options.continuation().isPresent() ? start : check(start, mode);
    }

    private static FeedStart check(FeedStart start, ChangeFeedMode mode) {
        if (mode == ChangeFeedMode.ALL_VERSIONS && !start.isNow()) throw new IllegalArgumentException(ONLY_NOW);
        return start;
    }
}
