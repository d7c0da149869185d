package io.aiocosmos.emulator;

import io.aiocosmos.emulator.door.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Weather by script: what goes wrong with which requests. Rules are tried in the order in which they were made; the
 * first that still has turns left and matches strikes. Thread-safe, works alike at both doors.
 *
 * <pre>{@code
 * emulator.faults().next(3).kind("docs.create").answer(429, 3200, Map.of("x-ms-retry-after-ms", "10"));
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

    Verdict judge(EmulatorRequest request, Duration latency) {
        for (FaultRule rule : rules) {
            if (!rule.strikes(request)) continue;
            if (rule.isSpent()) rules.remove(rule);
            return rule.verdict(latency);
        }
        return Verdict.pass(latency);
    }
}
