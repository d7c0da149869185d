package io.aiocosmos.emulator;

import io.aiocosmos.emulator.batch.ElementFault;
import io.aiocosmos.emulator.server.FaultDecision;
import java.util.List;
import java.util.function.Predicate;

/** A rule of {@link Faults} in effect. Thread-safe. */
public final class Fault {
    private final Faults faults;
    private final Predicate<EmulatorRequest> condition;
    private final List<FaultRate> rates;
    private final FaultLifetime lifetime;
    private final FaultDecision decision;
    private final Hold hold;
    private final OperationFault operations;
    private boolean removed;
    private long requests;

    /**
     * @param decision {@code null} if it is about operations
     * @param hold holds the requests that it applies to, or {@code null}
     * @param operations {@code null} if it is about whole requests
     */
    Fault(
            Faults faults,
            FaultRule rule,
            FaultLifetime lifetime,
            FaultDecision decision,
            Hold hold,
            OperationFault operations) {
        this.faults = faults;
        this.condition = rule.condition();
        this.rates = rule.rates();
        this.lifetime = lifetime;
        this.decision = decision;
        this.hold = hold;
        this.operations = operations;
    }

    /** To how many requests it applied so far; or to how many operations, if it is about operations of batches. */
    public synchronized long requests() {
        return requests;
    }

    /** Whether it applies to no more requests: it was removed, or its count or time is over. */
    public synchronized boolean isOver() {
        return removed || lifetime.isOver();
    }

    /** Ends it, and releases the requests that it holds. */
    public void remove() {
        end();
        faults.forget(this);
    }

    synchronized void end() {
        removed = true;
        if (hold != null) hold.release();
    }

    synchronized boolean applies(EmulatorRequest request) {
        if (operations != null || isOver() || !condition.test(request) || !isNext()) return false;
        if (hold != null) hold.arrived();
        return true;
    }

    /** Whether it may apply to operations of this batch. */
    synchronized boolean concernsOperationsOf(EmulatorRequest batch) {
        return operations != null && !isOver() && condition.test(batch);
    }

    /** The result that it gives an operation of such a batch, or {@code null}. */
    synchronized ElementFault apply(EmulatorOperation operation) {
        return isOver() || !operations.condition().test(operation) || !isNext() ? null : operations.result();
    }

    private boolean isNext() {
        for (FaultRate rate : rates) if (!rate.isNext()) return false;
        lifetime.used();
        requests++;
        return true;
    }

    /** Whether nothing more comes of it: what it holds must stay known until released. */
    synchronized boolean isSpent() {
        return isOver() && (hold == null || hold.released().isDone());
    }

    FaultDecision decision() {
        return decision;
    }
}
