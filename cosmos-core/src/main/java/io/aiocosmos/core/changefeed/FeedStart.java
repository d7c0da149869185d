package io.aiocosmos.core.changefeed;

import java.time.Instant;

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

    private static final long LAST = 253_402_300_799_999L;

    static final FeedStart BEGINNING = new FeedStart(Where.BEGINNING, 0);
    static final FeedStart NOW = new FeedStart(Where.NOW, 0);

    /** No earlier than 1970 and no later than 9999, which are what a header can say. */
    static FeedStart at(long epochMillis) {
        return new FeedStart(Where.POINT_IN_TIME, Math.max(0, Math.min(epochMillis, LAST)));
    }

    static FeedStart at(Instant time) {
        long seconds = Math.max(0, Math.min(time.getEpochSecond(), LAST / 1000));
        return at(seconds * 1000 + time.getNano() / 1_000_000);
    }

    boolean isNow() {
        return where == Where.NOW;
    }

    boolean isTime() {
        return where == Where.POINT_IN_TIME;
    }
}
