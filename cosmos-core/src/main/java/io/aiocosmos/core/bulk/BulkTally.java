package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Counts the results of one run, and how fast they come. Not thread-safe. */
final class BulkTally {
    private static final int REPORT_EVERY = 1000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long RENEW_RATES_AFTER = 5 * SECOND;

    long succeeded;
    long failed;
    double requestCharge;
    private long throttled;
    private RateSample older; // what the rates are counted from
    private RateSample newer;
    private long reportedAt;
    private long reported;

    /** What there was at a time. */
    private record RateSample(long nanos, long ended, double charge) {}

    BulkTally(long now) {
        older = new RateSample(now, 0, 0);
        newer = older;
        reportedAt = now;
    }

    /** Returns whether a report is due. */
    boolean count(ItemResult<?> result) {
        if (result.isOk()) succeeded++;
        else failed++;
        requestCharge += result.requestCharge();
        return ended() % REPORT_EVERY == 0;
    }

    private long ended() {
        return succeeded + failed;
    }

    void throttled(int responses) {
        throttled += responses;
    }

    /** Whether a report is due because of the time since the last. */
    boolean isLate(long now) {
        return now - reportedAt >= SECOND && ended() > reported;
    }

    void report(long now) {
        reportedAt = now;
        reported = ended();
        if (now - newer.nanos < RENEW_RATES_AFTER) return;
        older = newer;
        newer = new RateSample(now, ended(), requestCharge);
    }

    /** The run was paused, which is not to slow its rates. */
    void paused(long nanos) {
        older = new RateSample(older.nanos + nanos, older.ended, older.charge);
        newer = new RateSample(newer.nanos + nanos, newer.ended, newer.charge);
    }

    /** Request units a second. */
    double rate(long now) {
        return now <= older.nanos ? 0 : (requestCharge - older.charge) * SECOND / (now - older.nanos);
    }

    /** @param expected results in all; less than 0 if that is not known */
    Optional<Duration> remaining(long expected, long now) {
        long done = ended() - older.ended;
        if (expected < 0 || done == 0) return Optional.empty();
        double nanos = (double) (now - older.nanos) / done * Math.max(0, expected - ended());
        return Optional.of(Duration.ofMillis((long) (nanos / TimeUnit.MILLISECONDS.toNanos(1))));
    }

    BulkSummary summary() {
        return new BulkSummary(succeeded, failed, requestCharge, throttled);
    }

    /** Totals of one run. */
    record BulkSummary(long succeeded, long failed, double requestCharge, long throttled)
            implements io.aiocosmos.BulkSummary {}
}
