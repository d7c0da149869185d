package io.aiocosmos.emulator;

import io.aiocosmos.emulator.server.FaultDecision;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes wrong with which requests. Rules are checked in the order in which they were made; the first that has turns
 * left and matches applies. The same in process and over a port. Thread-safe.
 *
 * <pre>{@code
 * emulator.faults().next(3).kind("docs.create").respond(429, 3200, Map.of("x-ms-retry-after-ms", "10"));
 * Hold hold = emulator.faults().next(1).kind("docs.read").hold();
 * }</pre>
 */
public final class Faults {
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    Faults() {}

    /** Begins a rule for the next so many requests that match it. It takes effect when its outcome is given. */
    public FaultRule next(int requests) {
        if (requests < 1) throw new IllegalArgumentException("requests must be at least 1, was " + requests);
        return new FaultRule(this, requests);
    }

    /** Begins a rule for every request that matches it, until {@link #clear()}. */
    public FaultRule always() {
        return new FaultRule(this, Integer.MAX_VALUE);
    }

    /** Ends all rules and releases all that is held. */
    public void clear() {
        for (FaultRule rule : rules) rule.end();
        rules.clear();
    }

    /** How many rules have turns left. */
    public int pending() {
        return (int) rules.stream().filter(FaultRule::hasTurns).count();
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    FaultDecision judge(EmulatorRequest request, Duration latency) {
        for (FaultRule rule : rules) {
            if (!rule.strikes(request)) continue;
            if (rule.isSpent()) rules.remove(rule);
            return rule.decision(latency);
        }
        return FaultDecision.none(latency);
    }
}
