package io.aiocosmos.core.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One subscription to a feed. Every signal (demand, a page, a failure, cancel) only sets a field and calls {@link
 * #drain}. The first thread in drains for all others, so the subscriber is called by one thread at a time and never
 * re-entrantly.
 *
 * @param <E> the elements of the subscriber: items or pages
 */
final class PageSubscription<T, E> implements Flow.Subscription {
    private final PageReader<T> reader;
    private final Flow.Subscriber<? super E> subscriber;
    private final Function<Page<T>, Iterator<E>> elements;
    private final boolean takesNull;
    private final boolean readsAhead;
    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;
    private volatile Throwable invalidDemand;
    private volatile Throwable failure;
    private volatile Page<T> arrivedPage;
    private volatile CompletableFuture<Supplier<Page<T>>> pendingPage;
    private volatile Position lastPosition; // after the last page that arrived

    // Used by the draining thread only.
    private Iterator<E> current = Collections.emptyIterator();
    private Position position;
    private boolean started;
    private boolean atPageStart;

    PageSubscription(
            PageReader<T> reader, Flow.Subscriber<? super E> subscriber, Function<Page<T>, Iterator<E>> elements) {
        this.reader = reader;
        this.subscriber = subscriber;
        this.elements = elements;
        this.takesNull = subscriber instanceof ForEachSubscriber;
        this.readsAhead = !takesNull || ((ForEachSubscriber<?, ?>) subscriber).readsAhead;
    }

    void start() {
        signals.incrementAndGet(); // demand within onSubscribe waits until that returns
        subscriber.onSubscribe(this);
        drainAll();
    }

    @Override
    public void request(long count) {
        if (count <= 0)
            invalidDemand =
                    new IllegalArgumentException("demand must be positive, was " + count + " (reactive streams §3.9)");
        else demand.accumulateAndGet(count, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        CompletableFuture<?> pending = pendingPage;
        if (pending != null) pending.cancel(true);
        abandon();
        drain();
    }

    private void abandon() {
        Position last = lastPosition;
        if (last != null) last.abandon();
    }

    private void drain() {
        if (signals.getAndIncrement() == 0) drainAll();
    }

    private void drainAll() {
        int handled = 1;
        do {
            runSteps();
            handled = signals.addAndGet(-handled);
        } while (handled != 0);
    }

    /** A subscriber must not throw. If it does, the subscription is cancelled and the exception is rethrown. */
    private void runSteps() {
        try {
            while (step())
                ;
        } catch (RuntimeException | Error e) {
            cancel();
            signals.set(0);
            throw e;
        }
    }

    /** Does the next step; {@code false} if there is none until another signal. */
    private boolean step() {
        if (cancelled) return false;
        if (invalidDemand != null) return end(invalidDemand);
        boolean more;
        try {
            more = current.hasNext();
        } catch (RuntimeException | Error e) { // from the codec
            return end(e);
        }
        if (more) return demand.get() > 0 && emit();
        if (arrivedPage != null) return turnPage();
        if (failure != null || started && position == null && pendingPage == null) return end(failure);
        if (pendingPage == null && demand.get() > 0) requestPage();
        return false;
    }

    private boolean emit() {
        if (atPageStart) {
            atPageStart = false;
            if (position != null && readsAhead) requestPage();
        }
        E element;
        try {
            element = current.next();
        } catch (RuntimeException | Error e) { // from the codec
            return end(e);
        }
        if (element == null && !takesNull)
            return end(new IllegalStateException("a row is JSON null, which no subscriber may be given: use pages()"));
        if (demand.get() != Long.MAX_VALUE) demand.decrementAndGet();
        subscriber.onNext(element);
        return true;
    }

    private boolean turnPage() {
        Page<T> page = arrivedPage;
        arrivedPage = null;
        pendingPage = null;
        position = page.next();
        current = elements.apply(page);
        atPageStart = true;
        return true;
    }

    private void requestPage() {
        started = true;
        Position from = position;
        position = null;
        try {
            onRequested(reader.readAsync(from));
        } catch (RuntimeException | Error e) { // the request was not started
            failure = e;
            drain();
        }
    }

    private void onRequested(CompletableFuture<Supplier<Page<T>>> pending) {
        pendingPage = pending;
        if (cancelled) pending.cancel(true);
        pending.whenComplete((page, problem) -> {
            if (problem == null) onPage(page);
            else failure = problem;
            drain();
        });
    }

    private void onPage(Supplier<Page<T>> page) {
        try {
            Page<T> created = page.get();
            lastPosition = created.next();
            arrivedPage = created;
            if (cancelled) abandon();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Signals the end; not to a subscriber that has cancelled meanwhile, which is what the failure may be of. */
    private boolean end(Throwable problem) {
        if (cancelled) return false;
        cancel();
        if (problem == null) subscriber.onComplete();
        else subscriber.onError(problem);
        return false;
    }
}
