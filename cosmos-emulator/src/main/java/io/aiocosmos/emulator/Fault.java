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
    private final OperationTimes times;
    private boolean disabled;
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
        this.times = rule.times();
        this.disabled = rule.isDisabled();
    }

    /** To how many requests it applied so far; or to how many operations, if it is about operations of batches. */
    public synchronized long requests() {
        return requests;
    }

    /** Whether it applies to no more requests: it was removed, or its count or time is over. */
    public synchronized boolean isOver() {
        return removed || lifetime.isOver();
    }

    /** Whether it is switched on. */
    public synchronized boolean isEnabled() {
        return !disabled;
    }

    /** Switches it on again. Its time went on meanwhile; its counts of requests did not. */
    public synchronized void enable() {
        disabled = false;
    }

    /** Switches it off: requests pass as if it were not there. Those that it holds are not released. */
    public synchronized void disable() {
        disabled = true;
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
        if (operations != null || !isActive() || !condition.test(request)) return false;
        if (times != null && times.isUsedUp(request) || !isNext()) return false;
        if (times != null) times.applied(request);
        if (hold != null) hold.arrived();
        return true;
    }

    private boolean isActive() {
        return !disabled && !isOver() && lifetime.hasStarted();
    }

    /** Whether it may apply to operations of this batch. */
    synchronized boolean concernsOperationsOf(EmulatorRequest batch) {
        return operations != null && isActive() && condition.test(batch);
    }

    /** The result that it gives an operation of such a batch, or {@code null}. */
    synchronized ElementFault apply(EmulatorOperation operation) {
        return !isActive() || !operations.condition().test(operation) || !isNext() ? null : operations.result();
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
