package io.aiocosmos.core.request;

import java.util.concurrent.TimeUnit;

/** How many requests hedging may add: a share of the operations of the last minute, counted by seconds. Thread-safe. */
final class HedgeBudget {
    /** Allowed in any minute, so that a client with little to do can hedge. */
    static final int LEAST = 2;

    private static final int SLOTS = 61; // the second that has begun, and a whole minute before it
    private static final int HUNDRED = 100;

    private final int[] operations = new int[SLOTS];
    private final int[] hedges = new int[SLOTS];
    private long second = Long.MIN_VALUE / 2;

    /** One more operation that may be hedged. */
    synchronized void countOperation(long nanos) {
        operations[slot(nanos)]++;
    }

    /** Counts one more hedge if the budget has it, and gives whether it does. */
    synchronized boolean take(long nanos, int percent) {
        int slot = slot(nanos);
        long counted = sum(operations) - operations[(slot + 1) % SLOTS]; // never more than a minute's
        if (sum(hedges) >= Math.max(LEAST, counted * percent / HUNDRED)) return false;
        hedges[slot]++;
        return true;
    }

    /** What a hedge sent beyond its first request. */
    synchronized void countRetries(long nanos, int retries) {
        hedges[slot(nanos)] += retries;
    }

    private static long sum(int[] slots) {
        long sum = 0;
        for (int slot : slots) sum += slot;
        return sum;
    }

    private int slot(long nanos) {
        long now = Math.floorDiv(nanos, TimeUnit.SECONDS.toNanos(1));
        for (second = Math.max(second, now - SLOTS); second < now; ) {
            int next = (int) Math.floorMod(++second, (long) SLOTS);
            operations[next] = 0;
            hedges[next] = 0;
        }
        return (int) Math.floorMod(second, (long) SLOTS);
    }
}
