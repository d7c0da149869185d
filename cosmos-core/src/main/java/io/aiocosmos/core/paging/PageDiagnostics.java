package io.aiocosmos.core.paging;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.text.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Diagnostics of all requests for a page, up to a limit. {@code LIMIT 0} needs no request. */
final class PageDiagnostics implements Diagnostics {
    private static final int MAX_KEPT = 100; // requests; GROUP BY over thousands of partitions is one page
    private static final int MAX_PRINTED = 10;

    private final List<Diagnostics> kept = new ArrayList<>(1);
    private int requests;
    private double charge;
    private long startedNanos;
    private long endedNanos;

    void add(OperationResult result) {
        Diagnostics request = result.diagnostics();
        if (requests == 0 || result.startedNanos() - startedNanos < 0) startedNanos = result.startedNanos();
        if (requests == 0 || result.endedNanos() - endedNanos > 0) endedNanos = result.endedNanos();
        requests++;
        charge += request.requestCharge();
        if (kept.size() < MAX_KEPT) kept.add(request);
    }

    /** The request's own diagnostics if there was only one. */
    Diagnostics simplify() {
        return requests == 1 ? kept.get(0) : this;
    }

    /** From the start of the first request to the last response. */
    @Override
    public Duration elapsed() {
        return Duration.ofNanos(endedNanos - startedNanos);
    }

    @Override
    public double requestCharge() {
        return charge;
    }

    /** Items are decoded when they are taken. */
    @Override
    public Duration decoding() {
        return Duration.ZERO;
    }

    @Override
    public boolean hedgingBudgetSpent() {
        for (Diagnostics request : kept) if (request.hedgingBudgetSpent()) return true;
        return false;
    }

    @Override
    public List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        for (Diagnostics request : kept) attempts.addAll(request.attempts());
        return attempts;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("Diagnostics[" + OneLine.count(requests, "request") + ", "
                + elapsed().toMillis() + " ms, " + charge + " RU");
        for (Diagnostics request : kept.subList(0, Math.min(kept.size(), MAX_PRINTED)))
            line.append("; ").append(request);
        if (requests > MAX_PRINTED)
            line.append("; and ").append(requests - MAX_PRINTED).append(" more");
        return line.append(']').toString();
    }
}
