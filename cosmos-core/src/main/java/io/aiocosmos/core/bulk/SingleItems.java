package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Each item by a request of its own. */
final class SingleItems<T> implements ItemDispatcher<T, ItemResult<T>> {
    private static final int MEMORY = 32; // items that the expected cost is a mean of

    private final ItemSender<T> sender;
    private final Window window;
    private final Runnable wakeUp;
    private final Queue<BulkItemResult<T>> finished = new ConcurrentLinkedQueue<>();
    private final Set<CompletableFuture<?>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger newThrottles = new AtomicInteger();
    private final RequestUnitBudget budget; // null if there is no limit
    private final Map<Long, Double> reserved = new HashMap<>(); // for items under way, if there is a budget
    private double cost; // of an item, as far as is known
    private boolean isCostKnown;
    private Double next; // reserved for the next item, or null
    private volatile boolean cancelled;

    SingleItems(ItemSender<T> sender, int maxConcurrency, RequestUnitBudget budget, Runnable wakeUp) {
        this.sender = sender;
        this.window = new Window(maxConcurrency);
        this.budget = budget;
        this.wakeUp = wakeUp;
    }

    @Override
    public void work() {
        // requests carry themselves
    }

    @Override
    public int room() {
        int free = window.room();
        if (budget == null || free <= 0) return free;
        return reserve() ? 1 : 0;
    }

    /** Reserves what the next item will cost; of the first, that is not known. */
    private boolean reserve() {
        if (next != null) return true;
        double expected = isCostKnown ? cost : budget.ofUnknown();
        if (!isCostKnown && !window.isEmpty() || !budget.reserve(expected)) return false;
        next = expected;
        return true;
    }

    @Override
    public void add(long index, T item) {
        window.enter();
        if (next != null) reserved.put(index, next);
        next = null;
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
        BulkItemResult<T> result = finished.poll();
        if (budget != null && result != null) settle(result);
        return result;
    }

    private void settle(BulkItemResult<T> result) {
        double charge = result.requestCharge();
        budget.settle(reserved.remove(result.index()), charge);
        if (result.statusCode() == 0 || result.statusCode() == StatusCodes.TOO_MANY_REQUESTS) return;
        cost = isCostKnown ? cost + (charge - cost) / MEMORY : charge;
        isCostKnown = true;
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
