package io.aiocosmos.throughput;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a process has of a group that several share: as much of its limit as the process uses of what all use. Said anew in
 * intervals, to the others too; if that fails, the last share stands, and the others take the process for gone.
 */
final class SharedAllotment implements Allotment {
    /** So that who was idle can begin. */
    private static final double LEAST_LOAD = 0.1;

    private static final long READ_AGAIN = TimeUnit.MINUTES.toNanos(15);
    private static final long LONGEST_CLOSE = TimeUnit.SECONDS.toMillis(2);

    private final GroupTarget target;
    private final Cycles cycles;
    private final ControlContainer control;
    private final GroupTimer timer;
    private final long intervalNanos;
    private final Consumer<Throwable> failures;
    private final Startup startup;
    private volatile double whole;
    private volatile boolean closed;
    private boolean joined; // guarded by this
    private volatile CompletableFuture<?> renewal = CompletableFuture.completedFuture(null);
    private volatile long targetRead;

    SharedAllotment(
            String group,
            GroupTarget target,
            Cycles cycles,
            ControlContainer control,
            GroupTimer timer,
            long intervalNanos,
            boolean goesOn,
            Consumer<Throwable> failures) {
        this.target = target;
        this.cycles = cycles;
        this.control = control;
        this.timer = timer;
        this.intervalNanos = intervalNanos;
        this.failures = failures;
        startup = new Startup(group, this::start, goesOn);
    }

    private CompletableFuture<?> start() {
        return control.check()
                .thenCompose(fine -> control.limit())
                .thenCompose(limit -> stored(limit).read())
                .thenAccept(this::begin)
                .thenCompose(begun -> share())
                .thenRun(this::joined);
    }

    /** What is stored wins, so that all processes go by one limit. */
    private GroupTarget stored(Map<String, Object> limit) {
        try {
            String units = text(limit, "targetThroughput");
            String share = text(limit, "targetThroughputThreshold");
            return new GroupTarget(
                    units.isEmpty() ? 0 : Integer.parseInt(units),
                    share.isEmpty() ? 0 : Double.parseDouble(share),
                    share.isEmpty() ? null : target.container());
        } catch (NumberFormatException e) {
            return target;
        }
    }

    private static String text(Map<String, Object> item, String member) {
        Object value = item.get(member);
        return value == null ? "" : value.toString();
    }

    private void begin(double units) {
        whole = units;
        cycles.allot(units);
        targetRead = timer.nanos();
    }

    private synchronized void joined() {
        joined = true;
        if (closed) control.leave();
        else timer.later(intervalNanos, this::renew);
    }

    private CompletableFuture<?> share() {
        double load = Math.max(LEAST_LOAD, cycles.load(timer.nanos()));
        return control.loadOfOthers().thenCompose(others -> {
            double allotted = whole * load / (load + others);
            cycles.allot(allotted);
            return control.renew(load, allotted);
        });
    }

    private void renew() {
        CompletableFuture<?> begun;
        synchronized (this) {
            if (closed) return;
            begun = renewed();
            renewal = begun;
        }
        begun.whenComplete((done, problem) -> {
            if (problem != null) tell(Responses.cause(problem));
            if (!closed) timer.later(intervalNanos, this::renew);
        });
    }

    private CompletableFuture<?> renewed() {
        try {
            return readAgain().thenCompose(read -> share());
        } catch (RuntimeException e) { // such as of a client that is closed
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<?> readAgain() {
        if (!target.changes() || timer.nanos() - targetRead < READ_AGAIN)
            return CompletableFuture.completedFuture(null);
        targetRead = timer.nanos();
        return target.read().thenAccept(units -> whole = units);
    }

    private void tell(Throwable problem) {
        try {
            failures.accept(problem);
        } catch (RuntimeException dropped) {
            // documented by the builder
        }
    }

    @Override
    public @Nullable CompletableFuture<?> preparation() {
        return startup.pending();
    }

    @Override
    public boolean holds(long nanos) {
        if (!startup.isDone()) startup.again(nanos);
        return startup.isDone();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
            timer.close();
            if (!joined) return;
        }
        CountDownLatch left = new CountDownLatch(1);
        try {
            // a renewal that is under way would make the item again
            renewal.handle((done, problem) -> control.leave())
                    .thenCompose(Function.identity())
                    .whenComplete((done, problem) -> left.countDown());
            left.await(LONGEST_CLOSE, TimeUnit.MILLISECONDS); // the client may be closed next
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
