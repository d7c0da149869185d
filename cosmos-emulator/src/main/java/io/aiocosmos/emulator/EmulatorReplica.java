package io.aiocosmos.emulator;

import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Replication;

/**
 * The copy of all items that serves reads without a session token, and every read in a region that takes no writes. A
 * read with a token that the copy has not reached is served from the newest state in the write region, and gets
 * 404/1002 elsewhere. While several regions write, each reads what it has, and the copy is that of all other regions. Thread-safe.
 */
public final class EmulatorReplica {
    private final Replication replication;
    private final Account account;

    EmulatorReplica(Replication replication, Account account) {
        this.replication = replication;
        this.account = account;
    }

    /** Freezes the copy: it sees no write from now on. While several regions write, no region sees those of others. */
    public void hold() {
        account.receive();
        replication.hold();
        account.startCopies();
    }

    boolean isHeld() {
        return replication.isHeld();
    }

    /** Lets the copy catch up, at once, to the lag that the emulator was started with. */
    public void release() {
        replication.release();
        account.catchUp();
    }
}
