package io.aiocosmos.benchmarks.client;

import io.aiocosmos.benchmarks.client.BenchmarkClient.Rows;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The process of one client. Reads one command per line and responds with one line: {@code read 16 5000} is 5,000 reads
 * with 16 in flight, {@code facts} how large the process is, {@code threads} the names of its threads, {@code raw 1
 * 250000} the query again and again until it gave so many rows, {@code midstream 50000} how large it is after half of a
 * query of so many rows. Ends with its input.
 */
public final class Worker {
    /** Prefix of a response; the JVM may print other lines. */
    public static final String ANSWER = "> ";

    private static final int PLAIN_ARGUMENTS = 4;
    private static final int MANY = 20_000; // items of one run of createItems
    private static final long[] NOT_TIMED = {};

    private final BenchmarkClient client;

    private Worker(BenchmarkClient client) {
        this.client = client;
    }

    /**
     * @param args class and variant of the client, endpoint, certificate file; with {@code once} as last argument it
     *     first reads one item, before anything else is loaded, and reports that
     */
    public static void main(String[] args) throws Exception {
        GatewayTarget target = new GatewayTarget(args[2], Path.of(args[3]));
        BenchmarkClient client = (BenchmarkClient) Class.forName(args[0])
                .getConstructor(GatewayTarget.class, String.class)
                .newInstance(target, args[1]);
        PrintStream responses = System.out;
        System.setOut(System.err); // output of libraries must not look like a response
        if (args.length > PLAIN_ARGUMENTS) {
            client.readAndWait(0);
            responses.println(ANSWER + "read");
            responses.flush();
        }
        try (client;
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            Worker worker = new Worker(client);
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                responses.println(ANSWER + worker.respond(command.split(" ")));
                responses.flush();
            }
        }
        System.exit(0); // rivals leave threads behind that are no daemons
    }

    private String respond(String[] command) {
        try {
            if (command[0].equals("facts")) return ProcessSize.now().line();
            if (command[0].equals("threads")) return threads();
            if (command[0].equals("midstream"))
                return midstream(Integer.parseInt(command[1])).line();
            return run(command[0], Integer.parseInt(command[1]), Integer.parseInt(command[2]))
                    .line();
        } catch (Exception e) {
            e.printStackTrace();
            return "failed " + e;
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.joining(";"));
    }

    private Sample run(String workload, int inFlight, int operations) throws Exception {
        ProcessUsage start = ProcessUsage.now();
        long[] nanos = NOT_TIMED;
        switch (workload) {
            case "read" -> nanos = new Load(client::read, inFlight).run(operations);
            case "wait" -> {
                for (int i = 0; i < operations; i++) client.readAndWait(i);
            }
            case "create" -> nanos = new Load(client::create, inFlight).run(operations);
            case "patch" -> nanos = new Load(client::patch, inFlight).run(operations);
            case "batch" -> nanos = new Load(client::batch, inFlight).run(operations);
            case "many" -> createMany(operations, inFlight);
            case "bulk" -> {
                for (int left = operations; left > 0; left -= MANY) client.bulk(Math.min(MANY, left), inFlight);
            }
            case "changes" -> changes(operations);
            case "far" -> client.bulkFar(operations, inFlight);
            default -> query(Rows.valueOf(workload.toUpperCase(Locale.ROOT)), operations);
        }
        return Sample.of(operations, ProcessUsage.now().since(start), nanos);
    }

    private void createMany(int items, int inFlight) throws Exception {
        for (int left = items; left > 0; left -= MANY) client.createMany(Math.min(MANY, left), inFlight);
    }

    private void query(Rows rows, int expected) throws Exception {
        long counted = 0;
        for (long more = 1; more > 0 && counted < expected; counted += more) more = client.query(rows, soFar -> {});
        if (counted != expected) throw new IllegalStateException(counted + " rows instead of " + expected);
    }

    private void changes(int expected) throws Exception {
        long counted = 0;
        while (counted < expected) counted += client.changes();
        if (counted != expected) throw new IllegalStateException(counted + " changes instead of " + expected);
    }

    private ProcessSize midstream(int rows) throws Exception {
        ProcessSize[] seen = new ProcessSize[1];
        client.query(Rows.RECORDS, soFar -> {
            if (seen[0] == null && soFar >= rows / 2) seen[0] = ProcessSize.now();
        });
        return seen[0];
    }
}
