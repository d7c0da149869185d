package io.aiocosmos.core.changefeed;

/**
 * Where a range is read from as long as it has no etag.
 *
 * @param kind beginning, now or a time
 * @param epochMillis of the time, else 0
 */
record FeedStart(Kind kind, long epochMillis) {
    enum Kind {
        BEGINNING,
        NOW,
        POINT_IN_TIME
    }

    static final FeedStart BEGINNING = new FeedStart(Kind.BEGINNING, 0);
    static final FeedStart NOW = new FeedStart(Kind.NOW, 0);

    static FeedStart at(long epochMillis) {
        return new FeedStart(Kind.POINT_IN_TIME, epochMillis);
    }

    boolean isNow() {
        return kind == Kind.NOW;
    }

    boolean isTime() {
        return kind == Kind.POINT_IN_TIME;
    }
}
