package io.aiocosmos.emulator;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.store.Account;
import java.time.Duration;

/**
 * The way of writes from one region to another, of an account in which several regions write. A region that is down neither
 * sends nor gets any. Thread-safe.
 *
 * <pre>{@code
 * emulator.replication("West US", "East US").lag(Duration.ofSeconds(2)); // by the emulator's clock
 * emulator.replication("East US", "West US").stop();
 * }</pre>
 */
public final class EmulatorReplication {
    private final Account account;
    private final Region from;
    private final Region to;

    EmulatorReplication(Account account, Region from, Region to) {
        this.account = account;
        this.from = from;
        this.to = to;
    }

    /**
     * How long a write is on its way, by the emulator's clock; no time by default. It also holds for those that are.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EmulatorReplication lag(Duration time) {
        if (time.isNegative()) throw new IllegalArgumentException("lag must not be negative, was " + time);
        account.receive();
        account.links().lag(from, to, time);
        return this;
    }

    /** No write arrives from now on. */
    public void stop() {
        account.receive();
        account.links().stopped(from, to, true);
    }

    /** Writes arrive again, those that were made meanwhile included. */
    public void release() {
        account.links().stopped(from, to, false);
    }
}
