package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.ProcessSize;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** W7: jars, classes and threads. */
final class Footprint {
    private Footprint() {}

    /** @param starts after one read each, for the classes that it takes */
    static void print(Map<Competitor, ChildProcess> children, Medians<ColdStart.Start> starts, PrintStream out)
            throws IOException {
        out.printf("%n## W7 footprint%n%n");
        out.println("| | jars | KB | classes for one read | over bare | threads after all |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (Map.Entry<Competitor, ChildProcess> each : children.entrySet()) {
            Competitor competitor = each.getKey();
            ProcessSize facts = ProcessSize.parse(each.getValue().ask("facts"));
            out.printf(
                    "| %s | %d | %d | %.0f | %s | %d |%n",
                    competitor.name(),
                    competitor.closure().size(),
                    bytes(competitor) >> 10,
                    starts.of(competitor, start -> start.facts().classes()),
                    overLimit(competitor, starts),
                    facts.threads());
        }
    }

    private static String overLimit(Competitor competitor, Medians<ColdStart.Start> starts) {
        double over = starts.difference(
                competitor.name(), competitor.limit(), start -> start.facts().classes());
        return Double.isNaN(over) ? "" : "%.0f".formatted(over);
    }

    static long bytes(Competitor competitor) throws IOException {
        return bytes(competitor.closure());
    }

    /** What every user gets, whatever transport and codec. */
    static long bytesOfApiAndCore(Competitor ours) throws IOException {
        return bytes(ours.closure().stream()
                .filter(entry -> Competitor.CORE.stream().anyMatch(each -> ClassPath.belongs(entry.toString(), each)))
                .toList());
    }

    private static long bytes(List<Path> entries) throws IOException {
        long bytes = 0;
        for (Path entry : entries) bytes += ClassPath.bytes(entry);
        return bytes;
    }
}
