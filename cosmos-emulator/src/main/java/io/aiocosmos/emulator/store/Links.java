package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.region.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the commits of one region reach another when several take writes. Thread-safe. */
public final class Links {
    private static final State PROMPT = new State(Duration.ZERO, false);

    private final Map<Link, State> states = new ConcurrentHashMap<>();
    private final Replication replication;

    private record Link(Region from, Region to) {}

    private record State(Duration lag, boolean stopped) {}

    Links(Replication replication) {
        this.replication = replication;
    }

    /** What is made from now on, and what is on its way, arrives so much later than it was made. */
    public void lag(Region from, Region to, Duration lag) {
        states.merge(new Link(from, to), new State(lag, false), (old, next) -> new State(lag, old.stopped));
    }

    public void stopped(Region from, Region to, boolean stopped) {
        states.merge(new Link(from, to), new State(Duration.ZERO, stopped), (old, next) -> new State(old.lag, stopped));
    }

    public Duration lag(Region from, Region to) {
        return state(from, to).lag;
    }

    public boolean isStopped(Region from, Region to) {
        return state(from, to).stopped;
    }

    private State state(Region from, Region to) {
        return states.getOrDefault(new Link(from, to), PROMPT);
    }

    void reset() {
        states.clear();
    }

    /** Whether what was made then has arrived by now. */
    boolean isDue(Region from, Region to, Instant made, Instant now) {
        State state = state(from, to);
        boolean open = !state.stopped && !replication.isHeld() && !from.isDown() && !to.isDown();
        return open && !made.plus(state.lag).isAfter(now);
    }
}
