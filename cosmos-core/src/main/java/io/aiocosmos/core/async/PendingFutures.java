package io.aiocosmos.core.async;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What one run of a query waits for, all partitions together, so that it can be ended from any thread at any moment:
 * what is under way is cancelled, and nothing more is asked. Thread-safe.
 */
public final class PendingFutures {
    private final Set<CompletableFuture<?>> pending = new HashSet<>();
    private boolean over;

    /** What the supplier asks for; cancelled, and not even asked for, once the run is over. */
    public <X> CompletableFuture<X> ask(Supplier<CompletableFuture<X>> question) {
        if (isOver()) return cancelled();
        CompletableFuture<X> asked = question.get();
        if (!asked.isDone() && !add(asked)) asked.cancel(true);
        asked.whenComplete((result, problem) -> remove(asked));
        return asked;
    }

    private static <X> CompletableFuture<X> cancelled() {
        CompletableFuture<X> never = new CompletableFuture<>();
        never.completeExceptionally(new CancellationException("the query was ended"));
        return never;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized boolean add(CompletableFuture<?> asked) {
        if (!over) pending.add(asked);
        return !over;
    }

    private synchronized void remove(CompletableFuture<?> asked) {
        pending.remove(asked);
    }

    /** Ends the run. */
    public void end() {
        for (CompletableFuture<?> each : stop()) each.cancel(true);
    }

    private synchronized List<CompletableFuture<?>> stop() {
        over = true;
        return new ArrayList<>(pending);
    }
}
