package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;
import io.aiocosmos.core.result.OperationResult;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Each item by a request of its own. */
final class SingleItems<T> implements ItemDispatcher<T, ItemResult<T>> {
    private final ItemSender<T> sender;
    private final Window window;
    private final Runnable wakeUp;
    private final Queue<BulkItemResult<T>> finished = new ConcurrentLinkedQueue<>();
    private final Set<CompletableFuture<?>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger newThrottles = new AtomicInteger();
    private volatile boolean cancelled;

    SingleItems(ItemSender<T> sender, int maxConcurrency, Runnable wakeUp) {
        this.sender = sender;
        this.window = new Window(maxConcurrency);
        this.wakeUp = wakeUp;
    }

    @Override
    public void work() {
        // requests carry themselves
    }

    @Override
    public int room() {
        return window.size() - window.inFlight();
    }

    @Override
    public void add(long index, T item) {
        window.enter();
        CompletableFuture<OperationResult> pending;
        try {
            pending = sender.send(item, newThrottles::incrementAndGet);
        } catch (Throwable e) {
            finish(BulkItemResult.notSent(index, item, e));
            if (e instanceof Error) throw e;
            return;
        }
        inFlight.add(pending);
        if (cancelled) pending.cancel(true);
        pending.whenComplete((result, failure) -> {
            inFlight.remove(pending);
            finish(
                    failure == null
                            ? BulkItemResult.of(index, item, result, sender.codecs())
                            : BulkItemResult.withoutResult(index, item, failure));
        });
    }

    private void finish(BulkItemResult<T> result) {
        finished.add(result);
        wakeUp.run();
    }

    @Override
    public void flush(boolean isSourcePaused) {
        // nothing is collected
    }

    @Override
    public ItemResult<T> poll() {
        return finished.poll();
    }

    @Override
    public void delivered() {
        window.leave();
    }

    @Override
    public boolean isEmpty() {
        return window.isEmpty();
    }

    @Override
    public int takeThrottles() {
        if (newThrottles.get() == 0) return 0;
        window.throttled();
        return newThrottles.getAndSet(0);
    }

    @Override
    public void cancel() {
        cancelled = true;
        for (CompletableFuture<?> pending : inFlight) pending.cancel(true);
    }

    @Override
    public int inFlight() {
        return window.inFlight();
    }

    @Override
    public int limit() {
        return window.size();
    }

    @Override
    public String link() {
        return sender.link();
    }
}
