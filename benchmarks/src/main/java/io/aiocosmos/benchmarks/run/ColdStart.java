package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.contest.Facts;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** W1: a process that starts, reads one item and is done. What it then is in classes and threads serves W7. */
final class ColdStart {
    static final String OKHTTP = "bare okhttp typed";

    private final Arena arena;
    private final Medians<Start> medians = new Medians<>();

    ColdStart(Arena arena) {
        this.arena = arena;
    }

    /**
     * @param requests that the gateway got until the read was done
     * @param later requests that followed by themselves
     * @param facts after the read
     */
    record Start(long wallNanos, long cpuNanos, long requests, long later, Facts facts) {
        double wallMillis() {
            return wallNanos / 1e6;
        }

        double cpuMillis() {
            return cpuNanos / 1e6;
        }
    }

    Medians<Start> medians() {
        return medians;
    }

    void run(List<Contender> contenders, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) for (Contender each : contenders) medians.add(each, start(each));
    }

    /** A process that reads one item and goes on to answer commands; not before it was told to {@link Child#listen}. */
    static Child child(Arena arena, Contender contender) throws IOException {
        return arena.start(contender, List.of("-Xmx256m"), "once");
    }

    private Start start(Contender contender) throws IOException {
        Arena.Served before = arena.served();
        long begun = System.nanoTime();
        try (Child child = child(arena, contender)) {
            child.listen();
            long wall = System.nanoTime() - begun;
            long cpu = child.cpuNanos();
            long requests = arena.served().since(before).requests();
            Facts facts = Facts.parse(child.ask("facts")); // takes long enough for requests in the background to show
            long later = arena.served().since(before).requests() - requests;
            return new Start(wall, cpu, requests, later, facts);
        }
    }

    void print(PrintStream out) {
        out.printf("%n## W1 cold start%n%n");
        out.println("| | wall ms | CPU ms | requests | later | wall ratio | CPU ratio | CPU to bare OkHttp |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Contender each : medians.contenders())
            out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.0f | %s | %s | %.2f |%n",
                    each.name(),
                    medians.of(each, Start::wallMillis),
                    medians.of(each, Start::cpuMillis),
                    medians.of(each, Start::requests),
                    medians.of(each, Start::later),
                    medians.toLimit(each, Start::wallMillis),
                    medians.toLimit(each, Start::cpuMillis),
                    medians.ratio(each.name(), OKHTTP, Start::cpuMillis));
    }
}
