package io.aiocosmos.core.paging;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.text.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How all requests behind a page went, as far as there is room; there are none behind that of {@code LIMIT 0}. */
final class PageDiagnostics implements Diagnostics {
    private static final int MOST_TOLD = 100; // requests; GROUP BY over thousands of partitions makes one page of them
    private static final int MOST_ON_A_LINE = 10;

    private final List<Diagnostics> told = new ArrayList<>(1);
    private int requests;
    private double charge;
    private long startedNanos;
    private long endedNanos;

    void add(OperationResult answer) {
        Diagnostics request = answer.diagnostics();
        if (requests == 0 || answer.startedNanos() - startedNanos < 0) startedNanos = answer.startedNanos();
        if (requests == 0 || answer.endedNanos() - endedNanos > 0) endedNanos = answer.endedNanos();
        requests++;
        charge += request.requestCharge();
        if (told.size() < MOST_TOLD) told.add(request);
    }

    /** Of a single request its own. */
    Diagnostics simplest() {
        return requests == 1 ? told.get(0) : this;
    }

    /** From the first request to the last answer. */
    @Override
    public Duration elapsed() {
        return Duration.ofNanos(endedNanos - startedNanos);
    }

    @Override
    public double requestCharge() {
        return charge;
    }

    @Override
    public List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        for (Diagnostics request : told) attempts.addAll(request.attempts());
        return attempts;
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("Diagnostics[" + OneLine.count(requests, "request") + ", "
                + elapsed().toMillis() + " ms, " + charge + " RU");
        for (Diagnostics request : told.subList(0, Math.min(told.size(), MOST_ON_A_LINE)))
            line.append("; ").append(request);
        if (requests > MOST_ON_A_LINE)
            line.append("; and ").append(requests - MOST_ON_A_LINE).append(" more");
        return line.append(']').toString();
    }
}
