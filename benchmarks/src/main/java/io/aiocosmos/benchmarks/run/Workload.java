package io.aiocosmos.benchmarks.run;

import java.util.List;

/**
 * A workload that clients run in each round.
 *
 * @param command of the worker
 * @param inFlight requests at once
 * @param operations of one round; for queries the rows, of several queries
 * @param warmUps rounds that do not count
 * @param forAll whether every client runs it, or only the main ones
 */
record Workload(String title, String command, int inFlight, int operations, int warmUps, boolean forAll) {
    static final String READS_1 = "W2 point reads, 1 in flight";
    static final String READS_16 = "W2 point reads, 16 in flight";
    static final String READS_64 = "W2 point reads, 64 in flight";
    static final String WAITS = "W2 point reads, blocking, one thread";
    static final String CREATES = "W3 creates, 64 in flight";
    static final String MANY = "W4 many creates, 64 in flight";
    static final String BULK = "W4b bulk, 4 requests in flight";
    static final String FAR = "W4e bulk, 10 ranges 5 ms away, ";
    static final String FAR_UNSET = FAR + "nothing set";
    static final String PATCHES = "W4c patches, 16 in flight";
    static final String BATCHES = "W4d batches of 10 creates, 16 in flight";
    static final String RECORDS = "W5 query into records";
    static final String MAPS = "W5 query into maps";
    static final String RAW = "W5 query as raw JSON";
    static final String CHANGES = "W8 change feed into records";

    // As raw JSON, one query takes no longer than a few steps of the CPU's clock. What it takes is compiled late.
    private static final int QUERIES = 5;
    private static final int MORE_WARM_UPS = 4;
    private static final int BULK_WARM_UPS =
            8; // a round has so few requests that what is done once for each stays cold

    /** To be read: enough rounds and operations that the compiler is done. */
    static List<Workload> whole(int rows) {
        return of(50_000, 10_000, 100_000, QUERIES * rows, 2, MORE_WARM_UPS);
    }

    /** To see that all of it runs. */
    static List<Workload> brief(int rows) {
        return of(200, 20, 100, rows, 0, 0);
    }

    private static List<Workload> of(int reads, int single, int writes, int rows, int warmUps, int more) {
        return List.of(
                new Workload(READS_16, "read", 16, reads, warmUps + 1, true),
                new Workload(READS_64, "read", 64, reads, warmUps, false),
                new Workload(READS_1, "read", 1, single, warmUps, false),
                new Workload(WAITS, "wait", 1, single, warmUps, true),
                new Workload(CREATES, "create", 64, writes, warmUps, false),
                new Workload(MANY, "many", 64, writes, warmUps, false),
                new Workload(BULK, "bulk", 4, writes, BULK_WARM_UPS * warmUps, false),
                far(1, writes, warmUps + 2),
                far(2, writes, 1),
                far(4, writes, 1),
                far(8, writes, 1),
                far(16, writes, 1),
                far(32, writes, 1),
                new Workload(FAR_UNSET, "far", 0, writes, warmUps, false),
                new Workload(PATCHES, "patch", 16, reads, warmUps, false),
                new Workload(BATCHES, "batch", 16, reads / 10, warmUps + 1, false),
                new Workload(RECORDS, "records", 1, rows, warmUps + more, false),
                new Workload(MAPS, "maps", 1, rows, warmUps + more, false),
                new Workload(RAW, "raw", 1, rows, warmUps + more, false),
                new Workload(CHANGES, "changes", 1, rows, warmUps + more, false));
    }

    private static Workload far(int perRange, int writes, int warmUps) {
        return new Workload(FAR + perRange + " requests a range", "far", perRange, writes, warmUps, false);
    }

    /** Whether it goes over ten ranges at some distance. */
    boolean isFar() {
        return command.equals("far");
    }

    /** Whether only clients over Netty run it, one of each kind. */
    boolean isOfNetty() {
        return command.equals("patch") || command.equals("batch") || isBulk() || isFar();
    }

    /** Whether only SDKs run it, ours over Netty. */
    boolean isChanges() {
        return command.equals("changes");
    }

    /** Whether azure-cosmos runs it too, though it is of Netty. */
    boolean isBulk() {
        return command.equals("bulk");
    }

    /** Whether each operation's time is known. */
    boolean isTimed() {
        return command.equals("read") || command.equals("create") || isOfNetty() && !isBulk() && !isFar();
    }

    String line() {
        return command + " " + inFlight + " " + operations;
    }
}
