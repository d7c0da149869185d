package io.aiocosmos.throughput;

import java.util.concurrent.TimeUnit;

/**
 * Request units of a group, second by second: what is used too much is paid back in the seconds that follow, what is not
 * used is void. Thread-safe.
 */
final class Cycles {
    static final long CYCLE = TimeUnit.SECONDS.toNanos(1);

    /** How many cycles ahead requests that are held back get a place: twice what they wait by default. */
    private static final int AHEAD = 64;

    /** Of the last second in the load, which so is that of the last five or so: the time between two renewals. */
    private static final double WEIGHT_OF_LAST = 1 - Math.exp(-1 / 5.0);

    private final double[] promised = new double[AHEAD]; // to requests held back, by cycle
    private double allotted;
    private double available;
    private double used;
    private double load = 1; // as if all were used, so that who begins gets a share
    private long began;
    private long number;
    private boolean running;

    /** @param allotted 0 if it is not known yet: then nothing passes */
    Cycles(double allotted) {
        this.allotted = allotted;
        this.available = allotted;
    }

    /** From the next cycle on, but for what is less than that already. */
    synchronized void allot(double units) {
        available = allotted == 0 ? units : Math.min(units, available);
        allotted = units;
    }

    synchronized double allotted() {
        return allotted;
    }

    /**
     * Sets aside what a request will cost, if anything is left.
     *
     * @param expected {@link Double#NaN} if it is not known: then all that is left, so that no other goes before it is
     * @return what is set aside; less than 0 if nothing is left
     */
    synchronized double reserve(double expected, long now) {
        moveTo(now);
        if (available <= 0) return -1;
        double reserved = Double.isNaN(expected) ? available : expected;
        available -= reserved;
        return reserved;
    }

    /**
     * When a request that was refused should ask again: once the debt is paid, and those that wait already have had what
     * they need. Its place is kept for it.
     *
     * @param expected {@link Double#NaN} if it is not known
     * @return nanoseconds from now
     */
    synchronized long delay(double expected, long now) {
        moveTo(now);
        double left = available;
        for (int i = 1; i < AHEAD; i++) {
            int cycle = (int) ((number + i) % AHEAD);
            left = Math.min(left, 0) + allotted - promised[cycle];
            if (left <= 0) continue;
            if (!Double.isNaN(expected)) promised[cycle] += expected;
            return began + i * CYCLE - now;
        }
        return began + (AHEAD + (long) Math.min(Integer.MAX_VALUE, -left / allotted)) * CYCLE - now;
    }

    /**
     * Puts right what was set aside. It counts when it comes, so a late charge is a debt too; what is left never exceeds
     * what this cycle has beside what was charged in it.
     */
    synchronized void settle(double reserved, double charged, long now) {
        moveTo(now);
        used += charged;
        available = Math.min(available + reserved - charged, allotted - used);
    }

    /** How much of what it has was used of late, as a part of it; more than 1 if there are debts. */
    synchronized double load(long now) {
        moveTo(now);
        return load;
    }

    private void moveTo(long now) {
        if (!running) {
            running = true;
            began = now;
        }
        long passed = (now - began) / CYCLE;
        if (passed <= 0) return; // also for a thread that read the clock before another did
        for (long i = 0; i < Math.min(passed, AHEAD); i++) promised[(int) ((number + i) % AHEAD)] = 0;
        load += ((allotted - available) / allotted - load) * WEIGHT_OF_LAST;
        load *= Math.pow(1 - WEIGHT_OF_LAST, passed - 1);
        number += passed;
        began += passed * CYCLE;
        available = Math.min(allotted, Math.min(available, 0) + passed * allotted);
        used = 0;
    }
}
