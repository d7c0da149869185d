package io.aiocosmos.benchmarks.run;

import java.util.List;

/**
 * What every contestant does in each round.
 *
 * @param command of the worker
 * @param inFlight requests at once
 * @param operations of one round; for queries the rows
 * @param warmUps rounds that do not count
 */
record Workload(String title, String command, int inFlight, int operations, int warmUps) {
    /** To be read: enough rounds and operations that the compiler is done. */
    static List<Workload> whole(int rows) {
        return List.of(
                new Workload("W2 point reads, 1 in flight", "read", 1, 20_000, 3),
                new Workload("W2 point reads, 16 in flight", "read", 16, 50_000, 3),
                new Workload("W2 point reads, 64 in flight", "read", 64, 50_000, 3),
                new Workload("W2 point reads, blocking, one thread", "wait", 1, 20_000, 3),
                new Workload("W3 creates, 64 in flight", "create", 64, 50_000, 2),
                new Workload("W4 many creates, 64 in flight", "many", 64, 20_000, 3),
                new Workload("W5 query into records", "records", 1, rows, 3),
                new Workload("W5 query into maps", "maps", 1, rows, 3),
                new Workload("W5 query as raw JSON", "raw", 1, rows, 3));
    }

    /** To see that all of it runs. */
    static List<Workload> brief(int rows) {
        return List.of(
                new Workload("W2 point reads, 1 in flight", "read", 1, 50, 0),
                new Workload("W2 point reads, 16 in flight", "read", 16, 500, 0),
                new Workload("W2 point reads, 64 in flight", "read", 64, 500, 0),
                new Workload("W2 point reads, blocking, one thread", "wait", 1, 50, 0),
                new Workload("W3 creates, 64 in flight", "create", 64, 200, 0),
                new Workload("W4 many creates, 64 in flight", "many", 64, 200, 0),
                new Workload("W5 query into records", "records", 1, rows, 0),
                new Workload("W5 query into maps", "maps", 1, rows, 0),
                new Workload("W5 query as raw JSON", "raw", 1, rows, 0));
    }

    String line() {
        return command + " " + inFlight + " " + operations;
    }
}
