package io.aiocosmos.core.result;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.wire.StatusCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log of one operation's attempts: a few numbers for the one attempt that most operations have, a list when there are
 * more. Written by the operation's own thread or callbacks, one after the other; read when all is over.
 */
public class AttemptLog implements Diagnostics {
    private static final int MOST_PRINTED = 10;

    private final long startedNanos;
    private long endedNanos;
    private double earlierCharge;
    private List<Diagnostics.Attempt> earlier;
    private Region region;
    private long tryStartedNanos;
    private long tryEndedNanos;
    private int status;
    private int subStatus;
    private double charge;
    private int waitedMicros;
    private int decodingMicros;
    private int firstByteMicros; // after it was sent; 0 if that is not known
    private boolean probe;

    public AttemptLog(long startedNanos) {
        this.startedNanos = startedNanos;
        this.endedNanos = startedNanos;
    }

    public void begin(Region asked, long nanos) {
        if (region != null) keepLast();
        waitedMicros = micros(nanos - endedNanos);
        region = asked;
        tryStartedNanos = nanos;
        tryEndedNanos = nanos;
        status = 0;
        subStatus = 0;
        charge = 0;
        probe = false;
        firstByteMicros = 0;
    }

    /** The attempt that just began is at a region that was avoided, to see whether it is well. */
    public void setProbe() {
        probe = true;
    }

    /** Before {@link #end}: when the first bytes of the response came, 0 if that is not known. */
    public void firstByte(long nanos) {
        if (nanos != 0) firstByteMicros = micros(Math.max(0, nanos - tryStartedNanos));
    }

    public void end(long nanos, int answeredStatus, int answeredSubStatus, double requestUnits) {
        tryEndedNanos = nanos;
        endedNanos = nanos;
        status = answeredStatus;
        subStatus = answeredSubStatus;
        charge = requestUnits;
    }

    /** The operation ended, some time after its last attempt. */
    public void over(long nanos) {
        endedNanos = nanos;
    }

    /** The codec took so long for a value of the response. */
    void decoded(long nanos) {
        decodingMicros += micros(nanos);
    }

    /** Enough for half an hour, in half of the room of nanoseconds. */
    private static int micros(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE / 2, nanos / 1000);
    }

    private void keepLast() {
        if (earlier == null) earlier = new ArrayList<>(4);
        earlier.add(last());
        earlierCharge += charge;
    }

    private Diagnostics.Attempt last() {
        return new Attempt(
                region.name(),
                region.origin().toString(),
                status,
                subStatus,
                Duration.ofNanos(tryStartedNanos - startedNanos),
                Duration.ofNanos(1000L * waitedMicros),
                Duration.ofNanos(tryEndedNanos - tryStartedNanos),
                charge,
                isHedge(),
                probe,
                firstByteMicros);
    }

    /** Whether the attempts are of a call that was begun because another was slow. */
    public boolean isHedge() {
        return false;
    }

    /** Adds, before these attempts, those of another log that is over. */
    public void addBefore(AttemptLog other) {
        List<Diagnostics.Attempt> theirs = other.attempts();
        if (earlier != null) theirs.addAll(earlier);
        earlier = theirs;
        earlierCharge += other.requestCharge();
    }

    public long startedNanos() {
        return startedNanos;
    }

    long endedNanos() {
        return endedNanos;
    }

    public int count() {
        return (earlier == null ? 0 : earlier.size()) + (region == null ? 0 : 1);
    }

    public int lastStatus() {
        return status;
    }

    public int lastSubStatus() {
        return subStatus;
    }

    public double lastCharge() {
        return charge;
    }

    public long lastTryNanos() {
        return tryEndedNanos - tryStartedNanos;
    }

    public String endpoint() {
        return region == null ? "" : region.origin().toString();
    }

    /** The name of the region asked last; empty if it is not known. */
    public String region() {
        return region == null ? "" : region.name();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(endedNanos - startedNanos);
    }

    @Override
    public double requestCharge() {
        return earlierCharge + charge;
    }

    @Override
    public Duration decoding() {
        return Duration.ofNanos(1000L * decodingMicros);
    }

    @Override
    public List<Diagnostics.Attempt> attempts() {
        List<Diagnostics.Attempt> all = earlier == null ? new ArrayList<>(1) : new ArrayList<>(earlier);
        if (region != null) all.add(last());
        return all;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("Diagnostics[")
                .append(elapsed().toMillis())
                .append(" ms, ")
                .append(requestCharge())
                .append(" RU");
        List<Diagnostics.Attempt> all = attempts();
        int omitted = Math.max(0, all.size() - MOST_PRINTED);
        for (Diagnostics.Attempt each : all.subList(omitted, all.size())) {
            if (omitted > 0 && each == all.get(omitted))
                line.append("; ").append(omitted).append(" before");
            line.append("; ").append(each);
        }
        return line.append(']').toString();
    }

    record Attempt(
            String region,
            String endpoint,
            int statusCode,
            int subStatusCode,
            Duration startedAfter,
            Duration waitBefore,
            Duration elapsed,
            double requestCharge,
            boolean isHedged,
            boolean isProbe,
            int firstByteMicros)
            implements Diagnostics.Attempt {
        /** Nothing if it was told by another clock than that of the attempts. */
        @Override
        public Optional<Duration> firstByteAfter() {
            Duration after = Duration.ofNanos(1000L * firstByteMicros);
            return after.isZero() || after.compareTo(elapsed) > 0 ? Optional.empty() : Optional.of(after);
        }

        @Override
        public boolean isThrottled() {
            return statusCode == StatusCodes.TOO_MANY_REQUESTS;
        }

        @Override
        public String toString() {
            return statusCode + "/" + subStatusCode + " from " + endpoint
                    + (region.isEmpty() ? "" : " (" + region + ")") + (isHedged ? " (hedged)" : "")
                    + (isProbe ? " (probe)" : "") + " in " + elapsed.toMillis() + " ms";
        }
    }
}
