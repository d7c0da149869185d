package io.aiocosmos.emulator;

import io.aiocosmos.emulator.server.http.HttpEndpoints;
import io.aiocosmos.emulator.server.http.IntervalTask;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The connections that clients have to the emulator's ports: closed without a word, idle ones or all, as a server, a load
 * balancer or a firewall does. The in-process transport has none. Thread-safe.
 *
 * <pre>{@code
 * emulator.connections().closeIdle(1, 42);                               // all that wait for a request, now
 * emulator.connections().closeEvery(Duration.ofMillis(100), 0.05, 42);   // one in twenty, ten times a second
 * emulator.connections("West US").close(1, 42);                          // those of one region
 * }</pre>
 *
 * <p>Shares are from 0, none, to 1, all, and drawn at random, alike for equal seeds.
 */
public final class EmulatorConnections {
    private final Supplier<HttpEndpoints> ports;
    private final Predicate<String> regions;
    private final AtomicLong closed = new AtomicLong();
    private IntervalTask task;

    /** @param ports gives {@code null} while there are none */
    EmulatorConnections(Supplier<HttpEndpoints> ports, Predicate<String> regions) {
        this.ports = ports;
        this.regions = regions;
    }

    /** How many are open. */
    public int open() {
        HttpEndpoints endpoints = ports.get();
        return endpoints == null ? 0 : endpoints.connections(regions, false);
    }

    /** How many of them wait for their next request. */
    public int idle() {
        HttpEndpoints endpoints = ports.get();
        return endpoints == null ? 0 : endpoints.connections(regions, true);
    }

    /** How many were closed by the methods of this object. */
    public long closed() {
        return closed.get();
    }

    /** Closes a share of the open ones, in the middle of a request or not. @return how many */
    public int close(double share, long seed) {
        return close(false, checked(share), new SplittableRandom(seed));
    }

    /** Closes a share of those that wait for their next request. @return how many */
    public int closeIdle(double share, long seed) {
        return close(true, checked(share), new SplittableRandom(seed));
    }

    /** As {@link #close(double, long)}, again after each interval, in real time, until {@link #reset()}. */
    public void closeEvery(Duration interval, double share, long seed) {
        every(interval, false, checked(share), seed);
    }

    /** As {@link #closeIdle}, again after each interval, in real time, until {@link #reset()}. */
    public void closeIdleEvery(Duration interval, double share, long seed) {
        every(interval, true, checked(share), seed);
    }

    private synchronized void every(Duration interval, boolean idle, double share, long seed) {
        if (interval.isNegative() || interval.isZero())
            throw new IllegalArgumentException("interval must be above zero, was " + interval);
        reset();
        SplittableRandom random = new SplittableRandom(seed);
        task = new IntervalTask(interval, () -> close(idle, share, random));
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("share must be 0 to 1, was " + share);
        return share;
    }

    private int close(boolean idle, double share, SplittableRandom random) {
        HttpEndpoints endpoints = ports.get();
        int count =
                endpoints == null ? 0 : endpoints.closeConnections(regions, idle, () -> random.nextDouble() < share);
        closed.addAndGet(count);
        return count;
    }

    /** Ends what goes on after intervals. Connections that are open stay so. */
    public synchronized void reset() {
        if (task != null) task.close();
        task = null;
    }
}
