package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.contest.Facts;
import io.aiocosmos.benchmarks.contest.Sample;
import io.aiocosmos.benchmarks.contest.Worker;
import io.aiocosmos.benchmarks.gateway.Certificate;
import io.aiocosmos.benchmarks.gateway.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every workload with every contestant, round by round in turn, so that a slow minute of the machine strikes all,
 * and prints medians and ratios as Markdown. For the options see {@link Options}; the system property
 * {@code worker.options} goes to the contestants' JVMs, to profile them.
 */
public final class SideBySide implements AutoCloseable {
    private final Options options;
    private final PrintStream out;
    private final Path folder = Files.createTempDirectory("cosmos-benchmarks");
    private final Path certificates = folder.resolve("gateway.p12");
    private final Map<Contender, Child> children = new LinkedHashMap<>();
    private final Child gateway;

    SideBySide(Options options, PrintStream out) throws IOException, InterruptedException {
        this.options = options;
        this.out = out;
        Certificate.make(certificates);
        gateway = new Child(
                ClassPath.own(),
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        Gateway.class.getName(),
                        certificates.toString(),
                        Integer.toString(options.rows())));
    }

    public static void main(String[] args) throws Exception {
        try (SideBySide run = new SideBySide(Options.parse(args), System.out)) {
            run.run();
        }
    }

    void run() throws IOException {
        Machine.print(out);
        start(gateway.listen().split(" "));
        for (Workload workload : options.chosen()) compare(workload);
        footprint();
        String[] served = gateway.ask("cpu").split(" ");
        out.printf(
                "%nThe gateway answered %s requests with %.1f µs of its own CPU each.%n",
                served[1], Long.parseLong(served[0]) / 1e3 / Long.parseLong(served[1]));
    }

    private void start(String[] ports) throws IOException {
        for (Contender each : options.chosen(Contender.all(options.azure()))) {
            String endpoint = each.secure() ? "https://127.0.0.1:" + ports[1] : "http://127.0.0.1:" + ports[0];
            List<String> command = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-Xmn128m"));
            command.add("-DCOSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED=true"); // these two are azure-cosmos's own
            command.add("-DCOSMOS.DISABLE_IMDS_ACCESS=true");
            if (options.brief()) command.add("-XX:TieredStopAtLevel=1"); // too short for the second compiler
            if (System.getProperty("worker.options") != null)
                command.addAll(List.of(System.getProperty("worker.options").split(" ")));
            command.addAll(
                    List.of(Worker.class.getName(), each.type(), each.variant(), endpoint, certificates.toString()));
            children.put(each, new Child(each.classPath(), command));
        }
    }

    private void compare(Workload workload) throws IOException {
        Table table = new Table(workload);
        for (int round = -workload.warmUps(); round < options.rounds(); round++)
            for (Map.Entry<Contender, Child> each : children.entrySet()) {
                Sample sample = Sample.parse(each.getValue().ask(workload.line()));
                if (round >= 0) table.add(each.getKey().name(), sample);
            }
        table.print(out);
    }

    private void footprint() throws IOException {
        out.printf("%n## W7 footprint%n%n| | jars | KB | classes loaded | threads | live heap MB | RSS MB |%n");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Map.Entry<Contender, Child> each : children.entrySet()) {
            List<Path> jars = each.getKey().jars();
            long bytes = 0;
            for (Path jar : jars) bytes += Files.size(jar);
            Facts facts = Facts.parse(each.getValue().ask("facts"));
            out.printf(
                    "| %s | %d | %d | %d | %d | %.1f | %.0f |%n",
                    each.getKey().name(),
                    jars.size(),
                    bytes >> 10,
                    facts.classes(),
                    facts.threads(),
                    facts.heapBytes() / 1e6,
                    facts.residentBytes() / 1e6);
        }
    }

    @Override
    public void close() throws IOException {
        for (Child child : children.values()) child.close();
        gateway.close();
        Files.deleteIfExists(certificates);
        Files.deleteIfExists(folder);
    }
}
