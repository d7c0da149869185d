package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.contest.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a read costs a process that has been busy for 20 seconds, beside what it costs when the compiler is done. */
final class WarmUp {
    private static final String SOME = "read 16 2000";
    private static final String MEASURED = "read 16 50000";

    private final Arena arena;
    private final long nanos;
    private final Medians<Sample> young = new Medians<>();

    WarmUp(Arena arena, long seconds) {
        this.arena = arena;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    Medians<Sample> young() {
        return young;
    }

    void run(List<Contender> contenders) throws IOException {
        for (Contender each : contenders) {
            long begun = System.nanoTime();
            try (Child child = arena.start(each, SideBySide.HEAP)) {
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
        for (Contender each : young.contenders()) {
            double then = young.of(each, Sample::cpuMicros);
            double later = steady.of(each, Sample::cpuMicros);
            out.printf("| %s | %.1f | %.1f | %.2f |%n", each.name(), then, later, then / later);
        }
    }
}
