package io.aiocosmos.core.result;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.spi.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one operation's attempts: a few longs for the one attempt that most operations have, a list when there are more.
 * Written by the operation's own thread or callbacks, one after the other; read when all is over.
 */
public class AttemptLog implements Diagnostics {
    private final long startedNanos;
    private long endedNanos;
    private double earlierCharge;
    private List<Diagnostics.Attempt> earlier;
    private Origin origin;
    private long tryStartedNanos;
    private long tryEndedNanos;
    private long waitedNanos;
    private int status;
    private int subStatus;
    private double charge;
    private int count;

    public AttemptLog(long startedNanos) {
        this.startedNanos = startedNanos;
        this.endedNanos = startedNanos;
    }

    public void begin(Origin endpoint, long nanos) {
        if (count > 0) keepLast();
        waitedNanos = nanos - endedNanos;
        count++;
        origin = endpoint;
        tryStartedNanos = nanos;
        status = 0;
        subStatus = 0;
        charge = 0;
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

    private void keepLast() {
        if (earlier == null) earlier = new ArrayList<>(4);
        earlier.add(last());
        earlierCharge += charge;
    }

    private Diagnostics.Attempt last() {
        return new Attempt(
                origin.toString(),
                status,
                subStatus,
                Duration.ofNanos(tryEndedNanos - tryStartedNanos),
                Duration.ofNanos(waitedNanos),
                isHedge());
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
        count += other.count();
    }

    public long startedNanos() {
        return startedNanos;
    }

    long endedNanos() {
        return endedNanos;
    }

    public int count() {
        return count;
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
        return origin == null ? "" : origin.toString();
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
    public List<Diagnostics.Attempt> attempts() {
        List<Diagnostics.Attempt> all = earlier == null ? new ArrayList<>(1) : new ArrayList<>(earlier);
        if (count > 0) all.add(last());
        return all;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("Diagnostics[")
                .append(elapsed().toMillis())
                .append(" ms, ")
                .append(requestCharge())
                .append(" RU");
        for (Diagnostics.Attempt each : attempts())
            line.append("; ")
                    .append(each.statusCode())
                    .append('/')
                    .append(each.subStatusCode())
                    .append(" from ")
                    .append(each.endpoint())
                    .append(each.isHedged() ? " (hedged)" : "")
                    .append(" in ")
                    .append(each.elapsed().toMillis())
                    .append(" ms");
        return line.append(']').toString();
    }

    record Attempt(
            String endpoint, int statusCode, int subStatusCode, Duration elapsed, Duration waitBefore, boolean isHedged)
            implements Diagnostics.Attempt {}
}
