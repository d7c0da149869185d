package io.aiocosmos.core.result;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.routing.Region;
import java.util.List;

/**
 * The log of one of several calls for one operation. That of a call which was cancelled is read while its last attempt may
 * still write.
 */
public final class HedgedAttemptLog extends AttemptLog {
    private final boolean hedge;
    private boolean open;
    private boolean budgetSpent;

    /** @param hedge whether the call was begun because another is slow */
    public HedgedAttemptLog(long startedNanos, boolean hedge) {
        super(startedNanos);
        this.hedge = hedge;
    }

    @Override
    public synchronized void begin(Region asked, long nanos) {
        open = true;
        super.begin(asked, nanos);
    }

    @Override
    public synchronized void end(long nanos, int answeredStatus, int answeredSubStatus, double requestUnits) {
        if (!open) return; // was cancelled
        open = false;
        super.end(nanos, answeredStatus, answeredSubStatus, requestUnits);
    }

    @Override
    public synchronized int count() {
        return super.count();
    }

    @Override
    public synchronized List<Diagnostics.Attempt> attempts() {
        return super.attempts();
    }

    @Override
    public synchronized double requestCharge() {
        return super.requestCharge();
    }

    @Override
    public boolean isHedge() {
        return hedge;
    }

    @Override
    public boolean hedgingBudgetSpent() {
        return budgetSpent;
    }

    public void setBudgetSpent() {
        budgetSpent = true;
    }

    /** Ends an attempt that was cancelled. */
    public synchronized void cancel(long nanos) {
        end(nanos, 0, 0, 0);
    }
}
