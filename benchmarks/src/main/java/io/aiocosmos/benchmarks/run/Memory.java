package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.contest.Facts;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** W6: what lives after a collection, idle and after half of a query, and whether queries run in a heap of 32 MB. */
final class Memory {
    private final Arena arena;
    private final int rows;
    private final List<String> queries;
    private final Medians<Held> medians = new Medians<>();

    /** @param queries those that must run in 32 MB */
    Memory(Arena arena, int rows, List<String> queries) {
        this.arena = arena;
        this.rows = rows;
        this.queries = queries;
    }

    /** @param fits whether W5 ran in 32 MB */
    record Held(Facts idle, Facts midstream, boolean fits) {
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

    void run(Map<Contender, Child> children) throws IOException {
        for (Map.Entry<Contender, Child> each : children.entrySet()) {
            Child child = each.getValue();
            child.ask("records 1 " + rows); // what the first query brings stays
            Facts idle = Facts.parse(child.ask("facts"));
            Facts midstream = Facts.parse(child.ask("midstream " + rows));
            medians.add(each.getKey(), new Held(idle, midstream, fitsSmallHeap(each.getKey())));
        }
    }

    private boolean fitsSmallHeap(Contender contender) throws IOException {
        try (Child child = arena.start(contender, List.of("-Xmx32m"))) {
            return child.manages(queries);
        }
    }

    void print(PrintStream out) {
        out.printf("%n## W6 memory%n%n");
        out.println("| | idle heap MB | over it in mid-stream MB | RSS MB | idle ratio | W5 in 32 MB |");
        out.println("| --- | ---: | ---: | ---: | ---: | --- |");
        for (Contender each : medians.contenders())
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
