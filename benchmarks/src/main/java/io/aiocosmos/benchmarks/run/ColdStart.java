package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.ProcessSize;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** W1: a process that starts, reads one item and is done. What it then is in classes and threads serves W7. */
final class ColdStart {
    static final String OKHTTP = "bare okhttp typed";

    private final Processes processes;
    private final Medians<Start> medians = new Medians<>();

    ColdStart(Processes processes) {
        this.processes = processes;
    }

    /**
     * @param requests that the gateway got until the read was done
     * @param later requests that followed by themselves
     * @param facts after the read
     */
    record Start(long wallNanos, long cpuNanos, long requests, long later, ProcessSize facts) {
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

    void run(List<Competitor> competitors, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) for (Competitor each : competitors) medians.add(each, start(each));
    }

    /** A process that reads one item and goes on to answer commands; not before it was told to {@link ChildProcess#listen}. */
    static ChildProcess child(Processes processes, Competitor competitor) throws IOException {
        return processes.start(competitor, List.of("-Xmx256m"), "once");
    }

    private Start start(Competitor competitor) throws IOException {
        Processes.Served before = processes.served();
        long begun = System.nanoTime();
        try (ChildProcess child = child(processes, competitor)) {
            child.listen();
            long wall = System.nanoTime() - begun;
            long cpu = child.cpuNanos();
            long requests = processes.served().since(before).requests();
            ProcessSize facts =
                    ProcessSize.parse(child.ask("facts")); // takes long enough for requests in the background to show
            long later = processes.served().since(before).requests() - requests;
            return new Start(wall, cpu, requests, later, facts);
        }
    }

    void print(PrintStream out) {
        out.printf("%n## W1 cold start%n%n");
        out.println("| | wall ms | CPU ms | requests | later | wall ratio | CPU ratio | CPU to bare OkHttp |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Competitor each : medians.competitors())
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
