package io.aiocosmos.emulator;

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
    private boolean removed;
    private long requests;

    /** @param hold holds the requests that it applies to, or {@code null} */
    Fault(Faults faults, FaultRule rule, FaultLifetime lifetime, FaultDecision decision, Hold hold) {
        this.faults = faults;
        this.condition = rule.condition();
        this.rates = rule.rates();
        this.lifetime = lifetime;
        this.decision = decision;
        this.hold = hold;
    }

    /** To how many requests it applied so far. */
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
        if (isOver() || !condition.test(request)) return false;
        for (FaultRate rate : rates) if (!rate.isNext()) return false;
        lifetime.used();
        requests++;
        if (hold != null) hold.arrived();
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
