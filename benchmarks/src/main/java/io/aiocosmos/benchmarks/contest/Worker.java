package io.aiocosmos.benchmarks.contest;

import io.aiocosmos.benchmarks.contest.Contestant.Rows;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The process of one contestant. Takes one command a line and answers it with one line: {@code read 16 5000} is 5,000
 * reads with 16 in flight, {@code facts} how large the process is, {@code threads} the names of
 * its threads, {@code raw 1 250000} the query again and again until it gave so many rows, {@code midstream 50000} how large it is after half of
 * a query of so many rows. Ends with its input.
 */
public final class Worker {
    /** What an answer begins with; a JVM may print lines of its own. */
    public static final String ANSWER = "> ";

    private static final int PLAIN_ARGUMENTS = 4;
    private static final int MANY = 20_000; // items of one run of createItems
    private static final long[] NOT_TIMED = {};

    private final Contestant contestant;

    private Worker(Contestant contestant) {
        this.contestant = contestant;
    }

    /**
     * @param args class and variant of the contestant, endpoint, file of certificates; with {@code once} behind them it
     *     begins by reading one item, before anything else is loaded, and says so
     */
    public static void main(String[] args) throws Exception {
        Place place = new Place(args[2], Path.of(args[3]));
        Contestant contestant = (Contestant)
                Class.forName(args[0]).getConstructor(Place.class, String.class).newInstance(place, args[1]);
        PrintStream answers = System.out;
        System.setOut(System.err); // what libraries print must not look like an answer
        if (args.length > PLAIN_ARGUMENTS) {
            contestant.readAndWait(0);
            answers.println(ANSWER + "read");
            answers.flush();
        }
        try (contestant;
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            Worker worker = new Worker(contestant);
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                answers.println(ANSWER + worker.answer(command.split(" ")));
                answers.flush();
            }
        }
        System.exit(0); // rivals leave threads behind that are no daemons
    }

    private String answer(String[] command) {
        try {
            if (command[0].equals("facts")) return Facts.now().line();
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
        Meter start = Meter.now();
        long[] nanos = NOT_TIMED;
        switch (workload) {
            case "read" -> nanos = new Load(contestant::read, inFlight).run(operations);
            case "wait" -> {
                for (int i = 0; i < operations; i++) contestant.readAndWait(i);
            }
            case "create" -> nanos = new Load(contestant::create, inFlight).run(operations);
            case "many" -> createMany(operations, inFlight);
            default -> query(Rows.valueOf(workload.toUpperCase(Locale.ROOT)), operations);
        }
        return Sample.of(operations, Meter.now().since(start), nanos);
    }

    private void createMany(int items, int inFlight) throws Exception {
        for (int left = items; left > 0; left -= MANY) contestant.createMany(Math.min(MANY, left), inFlight);
    }

    private void query(Rows rows, int expected) throws Exception {
        long counted = 0;
        for (long more = 1; more > 0 && counted < expected; counted += more) more = contestant.query(rows, soFar -> {});
        if (counted != expected) throw new IllegalStateException(counted + " rows instead of " + expected);
    }

    private Facts midstream(int rows) throws Exception {
        Facts[] seen = new Facts[1];
        contestant.query(Rows.RECORDS, soFar -> {
            if (seen[0] == null && soFar >= rows / 2) seen[0] = Facts.now();
        });
        return seen[0];
    }
}
