package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.contest.Facts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** W7: jars, classes and threads. */
final class Footprint {
    private Footprint() {}

    /** @param starts after one read each, for the classes that it takes */
    static void print(Map<Contender, Child> children, Medians<ColdStart.Start> starts, PrintStream out)
            throws IOException {
        out.printf("%n## W7 footprint%n%n");
        out.println("| | jars | KB | classes for one read | over bare | threads after all |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (Map.Entry<Contender, Child> each : children.entrySet()) {
            Contender contender = each.getKey();
            Facts facts = Facts.parse(each.getValue().ask("facts"));
            out.printf(
                    "| %s | %d | %d | %.0f | %s | %d |%n",
                    contender.name(),
                    contender.closure().size(),
                    bytes(contender) >> 10,
                    starts.of(contender, start -> start.facts().classes()),
                    overLimit(contender, starts),
                    facts.threads());
        }
    }

    private static String overLimit(Contender contender, Medians<ColdStart.Start> starts) {
        double over = starts.difference(
                contender.name(), contender.limit(), start -> start.facts().classes());
        return Double.isNaN(over) ? "" : "%.0f".formatted(over);
    }

    static long bytes(Contender contender) throws IOException {
        return bytes(contender.closure());
    }

    /** What every user gets, whatever transport and codec. */
    static long bytesOfApiAndCore(Contender ours) throws IOException {
        return bytes(ours.closure().stream()
                .filter(entry -> Contender.CORE.stream().anyMatch(each -> ClassPath.belongs(entry.toString(), each)))
                .toList());
    }

    private static long bytes(List<Path> entries) throws IOException {
        long bytes = 0;
        for (Path entry : entries) bytes += ClassPath.bytes(entry);
        return bytes;
    }
}
