package io.aiocosmos.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test's annotations allow its requests to be. */
record CostRules(double atMost, boolean crossPartition, boolean fullScan) {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    static CostRules of(ExtensionContext test) {
        double atMost = Annotated.nearest(RequestUnits.class, test)
                .map(RequestUnits::atMost)
                .orElse(UNLIMITED);
        return new CostRules(
                atMost,
                Annotated.nearest(NoCrossPartitionQueries.class, test).isEmpty(),
                Annotated.nearest(NoFullScans.class, test).isEmpty());
    }

    boolean allowAll() {
        return atMost == UNLIMITED && crossPartition && fullScan;
    }

    /** Throws an {@link AssertionError} that shows all that is not allowed. */
    void check(RequestLog log) {
        List<String> lines = new ArrayList<>();
        List<LoggedRequests> all = log.requests(each -> true);
        double sum = all.stream().mapToDouble(LoggedRequests::charge).sum();
        if (sum > atMost + 1e-9) // charges are decimal fractions, whose sum is not exact
        add(
                    lines,
                    "The test took " + LoggedRequests.text(sum) + " request units, @RequestUnits allows "
                            + LoggedRequests.text(atMost) + ":",
                    all);
        if (!crossPartition) forbid(lines, "cross-partition", all, LoggedRequests::crossesPartitions);
        if (!fullScan) forbid(lines, "full-scan", all, LoggedRequests::scans);
        if (!lines.isEmpty()) throw new AssertionError(String.join("\n", lines));
    }

    private static void forbid(
            List<String> lines, String what, List<LoggedRequests> all, Predicate<LoggedRequests> forbidden) {
        List<LoggedRequests> found = all.stream().filter(forbidden).toList();
        if (!found.isEmpty()) add(lines, "The test has " + what + " queries:", found);
    }

    private static void add(List<String> lines, String headline, List<LoggedRequests> requests) {
        lines.add(headline);
        for (LoggedRequests each : requests) lines.add("  " + each);
    }
}
