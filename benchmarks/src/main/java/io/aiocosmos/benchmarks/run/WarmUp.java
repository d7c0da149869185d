package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The cost of a read in a process that has been busy for 20 seconds, compared with a warmed-up one. */
final class WarmUp {
    private static final String SOME = "read 16 2000";
    private static final String MEASURED = "read 16 50000";

    private final Processes processes;
    private final long nanos;
    private final Medians<Sample> young = new Medians<>();

    WarmUp(Processes processes, long seconds) {
        this.processes = processes;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    Medians<Sample> young() {
        return young;
    }

    void run(List<Competitor> competitors) throws IOException {
        for (Competitor each : competitors) {
            long begun = System.nanoTime();
            try (ChildProcess child = processes.start(each, SideBySide.HEAP)) {
                while (System.nanoTime() - begun < nanos) child.ask(SOME);
                young.add(each, Sample.parse(child.ask(MEASURED)));
            }
        }
    }

    /** @param steady the same reads by processes that have done many */
    void print(Medians<Sample> steady, PrintStream out) {
        out.printf("%n## Warm-up: point reads, 16 in flight%n%n");
        out.printf(
                "| | CPU µs %d s after the start | steady CPU µs | ratio |%n", TimeUnit.NANOSECONDS.toSeconds(nanos));
        out.println("| --- | ---: | ---: | ---: |");
        for (Competitor each : young.competitors()) {
            double then = young.of(each, Sample::cpuMicros);
            double later = steady.of(each, Sample::cpuMicros);
            out.printf("| %s | %.1f | %.1f | %.2f |%n", each.name(), then, later, then / later);
        }
    }
}
