package io.aiocosmos.official;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import java.util.concurrent.CompletableFuture;

/** Writes items all the time, a few ahead of the handlers in each key, so that a machine of any speed can follow. */
final class SteadyWriter {
    static final int KEYS = 12;
    private static final int AHEAD = 3;

    private final CosmosContainer container;
    private final HandledChanges handled;
    private final int[] written = new int[KEYS];
    private CompletableFuture<Void> end;
    private volatile boolean stopping;

    SteadyWriter(CosmosContainer container, HandledChanges handled) {
        this.container = container;
        this.handled = handled;
    }

    void start() {
        stopping = false;
        end = CompletableFuture.runAsync(this::run, task -> new Thread(task, "writer").start());
    }

    private void run() {
        try {
            while (!stopping) if (!turn()) handled.await("room for a further item", this::hasRoom);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One item of each key that has room; false if none has. */
    private boolean turn() {
        boolean any = false;
        for (int key = 0; key < KEYS; key++) {
            if (!hasRoom(key)) continue;
            write(key);
            any = true;
        }
        return any;
    }

    private void write(int key) {
        String pk = "k" + key;
        int number = written[key]++;
        container.createItem(new Entry(pk + "-" + number, pk, number), PartitionKey.of(pk));
    }

    private boolean hasRoom() {
        for (int key = 0; key < KEYS; key++) if (hasRoom(key)) return true;
        return stopping;
    }

    private boolean hasRoom(int key) {
        return written[key] - handled.next("k" + key) < AHEAD;
    }

    /** One more item of each key, wherever the handlers are; not while it runs. */
    void writeTurn() {
        for (int key = 0; key < KEYS; key++) write(key);
    }

    /** How many items were written in all. */
    int written() {
        int all = 0;
        for (int each : written) all += each;
        return all;
    }

    /** How many items were written in all. */
    int stop() {
        stopping = true;
        handled.changed();
        end.join();
        return written();
    }
}
