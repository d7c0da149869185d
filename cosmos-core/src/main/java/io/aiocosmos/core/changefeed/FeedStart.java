package io.aiocosmos.core.changefeed;

/**
 * Where a range is read from as long as it has no etag.
 *
 * @param where beginning, now or a time
 * @param epochMillis of the time, else 0
 */
record FeedStart(Where where, long epochMillis) {
    enum Where {
        BEGINNING,
        NOW,
        POINT_IN_TIME
    }

    static final FeedStart BEGINNING = new FeedStart(Where.BEGINNING, 0);
    static final FeedStart NOW = new FeedStart(Where.NOW, 0);

    static FeedStart at(long epochMillis) {
        return new FeedStart(Where.POINT_IN_TIME, epochMillis);
    }

    boolean isNow() {
        return where == Where.NOW;
    }

    boolean isTime() {
        return where == Where.POINT_IN_TIME;
    }
}
