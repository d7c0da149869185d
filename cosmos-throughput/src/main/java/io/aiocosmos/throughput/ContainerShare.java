package io.aiocosmos.throughput;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A share of a container's throughput: read with the first operation, and again every quarter of an hour by an operation
 * that comes then, which does not wait. If that fails, the last one stands.
 */
final class ContainerShare implements Allotment {
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(15);
    private static final long NEVER = Long.MIN_VALUE;

    private final GroupTarget target;
    private final Cycles cycles;
    private final Startup startup;
    private final AtomicLong lastRead = new AtomicLong(NEVER);

    ContainerShare(String group, GroupTarget target, Cycles cycles, boolean goesOn) {
        this.target = target;
        this.cycles = cycles;
        this.startup = new Startup(group, this::read, goesOn);
    }

    private CompletableFuture<?> read() {
        return target.read().thenAccept(cycles::allot);
    }

    @Override
    public @Nullable CompletableFuture<?> preparation() {
        return startup.pending();
    }

    @Override
    public boolean holds(long nanos) {
        if (!startup.isDone()) {
            startup.again(nanos);
            return false;
        }
        long last = lastRead.get();
        if (last == NEVER) lastRead.compareAndSet(last, nanos);
        else if (nanos - last >= INTERVAL && lastRead.compareAndSet(last, nanos)) refresh();
        return true;
    }

    private void refresh() {
        try {
            read();
        } catch (RuntimeException closed) {
            // of the client whose container it is; the last one stands
        }
    }

    @Override
    public void close() {}
}
