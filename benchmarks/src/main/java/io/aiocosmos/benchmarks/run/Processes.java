package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.Worker;
import io.aiocosmos.benchmarks.gateway.Certificate;
import io.aiocosmos.benchmarks.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gateway process, and the start of client processes. */
final class Processes implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("cosmos-benchmarks");
    private final Path certificates = folder.resolve("gateway.p12");
    private final List<String> always;
    private final ChildProcess gateway;
    private final String endpoint;
    private final String secureEndpoint;

    /**
     * @param rows of the canned query
     * @param always options for every JVM, the gateway's too
     */
    Processes(int rows, List<String> always) throws IOException, InterruptedException {
        Certificate.make(certificates);
        this.always = always;
        List<String> command = new ArrayList<>(always);
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", Gateway.class.getName()));
        command.addAll(List.of(certificates.toString(), Integer.toString(rows)));
        gateway = new ChildProcess(ClassPath.own(), command);
        String[] ports = gateway.listen().split(" ");
        endpoint = "http://127.0.0.1:" + ports[0];
        secureEndpoint = "https://127.0.0.1:" + ports[1];
    }

    /**
     * @param jvm options, to which those of the system property {@code worker.options} are added
     * @param more arguments for the worker
     */
    ChildProcess start(Competitor competitor, List<String> jvm, String... more) throws IOException {
        List<String> command = new ArrayList<>(always);
        command.addAll(jvm);
        command.add("-XX:+UseSerialGC");
        command.add("-DCOSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED=true"); // these two are azure-cosmos's own
        command.add("-DCOSMOS.DISABLE_IMDS_ACCESS=true");
        if (System.getProperty("worker.options") != null)
            command.addAll(List.of(System.getProperty("worker.options").split(" ")));
        command.add(Worker.class.getName());
        command.add(competitor.type());
        command.add(competitor.variant());
        command.add(competitor.secure() ? secureEndpoint : endpoint);
        command.add(certificates.toString());
        command.addAll(Arrays.asList(more));
        return new ChildProcess(competitor.classPath(), command);
    }

    /** The gateway's address, without TLS. */
    String endpoint() {
        return endpoint;
    }

    /** Usage of the gateway so far. */
    Served served() throws IOException {
        String[] parts = gateway.ask("served").split(" ");
        return new Served(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        Files.deleteIfExists(certificates);
        Files.deleteIfExists(folder);
    }

    /** CPU time of the gateway process, and its number of requests. */
    record Served(long cpuNanos, long requests) {
        Served since(Served start) {
            return new Served(cpuNanos - start.cpuNanos, requests - start.requests);
        }

        double cpuMicrosEach() {
            return requests == 0 ? 0 : cpuNanos / 1e3 / requests;
        }
    }
}
