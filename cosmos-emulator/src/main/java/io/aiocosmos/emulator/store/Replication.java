package io.aiocosmos.emulator.store;

/** How far the copies that serve some reads may lie behind. Thread-safe. */
public final class Replication {
    private final int lag;
    private volatile boolean held;

    /** @param lag how many writes of a partition its copy stays behind; 0 for no copy */
    public Replication(int lag) {
        this.lag = lag;
    }

    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
    }

    public boolean isHeld() {
        return held;
    }

    /** Whether partitions need a copy at all. */
    boolean lags() {
        return held || lag > 0;
    }

    /** How many writes a copy may now lie behind. */
    int allowed() {
        return held ? Integer.MAX_VALUE : lag;
    }
}
