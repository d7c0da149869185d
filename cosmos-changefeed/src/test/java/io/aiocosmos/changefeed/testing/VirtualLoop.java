package io.aiocosmos.changefeed.testing;

import io.aiocosmos.changefeed.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** The loop of one instance on virtual time, with a clock that may be wrong; it stops dead when it is killed. */
public final class VirtualLoop implements EventLoop {
    private final VirtualTime time;
    private final Duration skew;
    private final Random random;
    private long frozenUntil;
    private boolean dead;

    public VirtualLoop(VirtualTime time) {
        this(time, Duration.ZERO, 1);
    }

    public VirtualLoop(VirtualTime time, Duration skew, long seed) {
        this.time = time;
        this.skew = skew;
        random = new Random(seed);
    }

    public boolean isDead() {
        return dead;
    }

    public void kill() {
        dead = true;
    }

    @Override
    public void execute(Runnable task) {
        later(0, task);
    }

    @Override
    public Runnable later(long nanos, Runnable task) {
        return time.later(nanos, () -> run(task));
    }

    private void run(Runnable task) {
        if (dead) return;
        if (time.nanos() < frozenUntil) time.later(frozenUntil - time.nanos(), () -> run(task));
        else task.run();
    }

    /** Nothing runs for a time, as on a machine that stands still; then all that was due does. */
    public void freeze(Duration pause) {
        frozenUntil = time.nanos() + pause.toNanos();
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Instant now() {
        return time.clock().instant().plus(skew);
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public boolean isCurrent() {
        return false;
    }

    @Override
    public void close() {
        dead = true;
    }
}
