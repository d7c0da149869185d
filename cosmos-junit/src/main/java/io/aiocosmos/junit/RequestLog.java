package io.aiocosmos.junit;

import io.aiocosmos.emulator.EmulatorQuery;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.emulator.EmulatorResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the requests of one test were about and what they cost: pages of a query count together. Thread-safe. */
final class RequestLog {
    private final Map<List<Object>, LoggedRequests> entries = new LinkedHashMap<>();

    /** Begins anew. */
    synchronized void start() {
        entries.clear();
    }

    void add(EmulatorResponse response) {
        if (!isCounted(response.request())) return;
        String kind = response.request().kind();
        String container = response.request().container().orElse("");
        Optional<EmulatorQuery> query = response.query();
        String text = query.map(EmulatorQuery::text).orElse("");
        boolean crosses = query.isPresent() && query.get().isCrossPartition();
        boolean scans = query.isPresent() && query.get().isFullScan();
        synchronized (this) {
            entries.computeIfAbsent(
                            List.of(kind, container, text, crosses, scans),
                            key -> new LoggedRequests(kind, container, text, crosses, scans))
                    .add(response.requestCharge());
        }
    }

    /** What the service bills to the container: not plans, nor what clients read about containers and ranges. */
    private static boolean isCounted(EmulatorRequest request) {
        String kind = request.kind();
        return kind.startsWith("docs.") && !kind.equals("docs.query_plan") || kind.startsWith("operations.");
    }

    /** Those for which the test holds, the dearest first. */
    synchronized List<LoggedRequests> requests(Predicate<LoggedRequests> test) {
        List<LoggedRequests> found = new ArrayList<>(entries.values());
        found.removeIf(test.negate());
        found.sort(Comparator.comparingDouble(LoggedRequests::charge).reversed());
        return found;
    }
}
