package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.ProcessSize;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** W6: live heap after a collection, idle and after half of a query, and whether queries run in a heap of 32 MB. */
final class Memory {
    private final Processes processes;
    private final int rows;
    private final List<String> queries;
    private final Medians<Held> medians = new Medians<>();

    /** @param queries those that must run in 32 MB */
    Memory(Processes processes, int rows, List<String> queries) {
        this.processes = processes;
        this.rows = rows;
        this.queries = queries;
    }

    /** @param fits whether W5 ran in 32 MB */
    record Held(ProcessSize idle, ProcessSize midstream, boolean fits) {
        double idleBytes() {
            return idle.heapBytes();
        }

        double streamBytes() {
            return (double) midstream.heapBytes() - idle.heapBytes();
        }
    }

    Medians<Held> medians() {
        return medians;
    }

    void run(Map<Competitor, ChildProcess> children) throws IOException {
        for (Map.Entry<Competitor, ChildProcess> each : children.entrySet()) {
            ChildProcess child = each.getValue();
            child.ask("records 1 " + rows); // what the first query brings stays
            ProcessSize idle = ProcessSize.parse(child.ask("facts"));
            ProcessSize midstream = ProcessSize.parse(child.ask("midstream " + rows));
            medians.add(each.getKey(), new Held(idle, midstream, fitsSmallHeap(each.getKey())));
        }
    }

    private boolean fitsSmallHeap(Competitor competitor) throws IOException {
        try (ChildProcess child = processes.start(competitor, List.of("-Xmx32m"))) {
            return child.manages(queries);
        }
    }

    void print(PrintStream out) {
        out.printf("%n## W6 memory%n%n");
        out.println("| | idle heap MB | over it in mid-stream MB | RSS MB | idle ratio | W5 in 32 MB |");
        out.println("| --- | ---: | ---: | ---: | ---: | --- |");
        for (Competitor each : medians.competitors())
            out.printf(
                    "| %s | %.2f | %.2f | %.0f | %s | %s |%n",
                    each.name(),
                    medians.of(each, Held::idleBytes) / 1e6,
                    medians.of(each, Held::streamBytes) / 1e6,
                    medians.of(each, held -> held.idle().residentBytes()) / 1e6,
                    medians.toLimit(each, Held::idleBytes),
                    medians.of(each, held -> held.fits() ? 1 : 0) > 0 ? "yes" : "no");
    }
}
