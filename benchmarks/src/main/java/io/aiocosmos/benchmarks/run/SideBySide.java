package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every workload with all clients, round by round in turn, so that a slow minute of the machine affects all, and
 * prints medians and ratios as Markdown. For the options see {@link Options}; the system property {@code
 * worker.options} is passed to the clients' JVMs, to profile them.
 */
public final class SideBySide implements AutoCloseable {
    /** Of fixed size, so that no client pays for growing it. */
    static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m", "-Xmn128m");

    /** For runs too short for the second compiler. */
    static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    private static final int WARM_UP_SECONDS = 20;

    private final Options options;
    private final PrintStream out;
    private final PrintStream progress;
    private final Processes processes;
    private final List<Competitor> competitors;
    private final Map<Competitor, ChildProcess> children = new LinkedHashMap<>();
    private final Map<String, Medians<Sample>> samples = new LinkedHashMap<>();

    /** @param progress called with each step */
    SideBySide(Options options, PrintStream out, PrintStream progress) throws IOException, InterruptedException {
        this.options = options;
        this.out = out;
        this.progress = progress;
        this.competitors = options.chosen(Competitor.all(options.azure()));
        this.processes = new Processes(options.rows(), options.brief() ? QUICK : List.of());
    }

    public static void main(String[] args) throws Exception {
        try (SideBySide run = new SideBySide(Options.parse(args), System.out, System.err)) {
            run.run();
        }
    }

    void run() throws IOException {
        Machine.print(out);
        ColdStart starts = new ColdStart(processes);
        if (options.isChosen("W1")) {
            progress.println("W1 cold starts");
            starts.run(competitors, options.starts());
            starts.print(out);
        }
        for (Competitor each : competitors) children.put(each, processes.start(each, HEAP));
        for (Workload workload : options.chosen()) compare(workload);
        Memory memory = new Memory(processes, options.rows(), options.queries());
        if (options.isChosen("W6")) {
            progress.println("W6 memory");
            memory.run(main(children));
            memory.print(out);
        }
        if (options.isChosen("W1")) Footprint.print(children, starts.medians(), out);
        WarmUp warmUp = new WarmUp(processes, WARM_UP_SECONDS);
        if (options.warmUp() && samples.containsKey(Workload.READS_16)) {
            progress.println("warm-up");
            warmUp.run(competitors.stream().filter(Competitor::isMeasure).toList());
            warmUp.print(samples.get(Workload.READS_16), out);
        }
        new Targets(samples, out).print(starts.medians(), memory.medians(), warmUp.young());
        Processes.Served served = processes.served();
        out.printf(
                "%nThe gateway answered %d requests with %.1f µs of its own CPU each.%n",
                served.requests(), served.cpuMicrosEach());
    }

    private void compare(Workload workload) throws IOException {
        Medians<Sample> medians = new Medians<>();
        Map<Competitor, ChildProcess> taking = workload.forAll() || options.everybody() ? children : main(children);
        Processes.Served before = processes.served();
        for (int round = -workload.warmUps(); round < options.rounds(); round++) {
            progress.println(workload.title() + ", round " + round);
            for (Map.Entry<Competitor, ChildProcess> each : taking.entrySet()) {
                if (!each.getKey().runs(workload)) continue;
                Sample sample = Sample.parse(each.getValue().ask(workload.line()));
                if (round >= 0) medians.add(each.getKey(), sample);
            }
        }
        samples.put(workload.title(), medians);
        Table.print(workload, medians, processes.served().since(before).cpuMicrosEach(), out);
    }

    private static Map<Competitor, ChildProcess> main(Map<Competitor, ChildProcess> all) {
        Map<Competitor, ChildProcess> main = new LinkedHashMap<>(all);
        main.keySet().removeIf(each -> !each.isMain());
        return main;
    }

    @Override
    public void close() throws IOException {
        for (ChildProcess child : children.values()) child.close();
        processes.close();
    }
}
