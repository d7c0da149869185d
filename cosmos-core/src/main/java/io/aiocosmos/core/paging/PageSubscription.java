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
 * One subscriber's way through a feed. Everything that happens (demand, a page, an error, cancel) only leaves a note and
 * calls {@link #drain}; whoever finds nobody draining does it, so the subscriber is called by one thread at a time and
 * never from within its own call.
 *
 * @param <E> what the subscriber gets: items or pages
 */
final class PageSubscription<T, E> implements Flow.Subscription {
    private final PageReader<T> reader;
    private final Flow.Subscriber<? super E> subscriber;
    private final Function<Page<T>, Iterator<E>> elements;
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;
    private volatile Throwable misuse;
    private volatile Throwable failure;
    private volatile Page<T> arrived;
    private volatile CompletableFuture<Supplier<Page<T>>> asked;
    private volatile Position reached; // by the page that arrived last

    // Only the draining thread touches these.
    private Iterator<E> current = Collections.emptyIterator();
    private Position position;
    private boolean begun;
    private boolean untouched;

    PageSubscription(
            PageReader<T> reader, Flow.Subscriber<? super E> subscriber, Function<Page<T>, Iterator<E>> elements) {
        this.reader = reader;
        this.subscriber = subscriber;
        this.elements = elements;
    }

    void begin() {
        notes.incrementAndGet(); // what the subscriber asks for within onSubscribe waits until that returns
        subscriber.onSubscribe(this);
        drainAll();
    }

    @Override
    public void request(long count) {
        if (count <= 0)
            misuse = new IllegalArgumentException("demand must be positive, was " + count + " (reactive streams §3.9)");
        else demand.accumulateAndGet(count, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        CompletableFuture<?> pending = asked;
        if (pending != null) pending.cancel(true);
        abandon();
        drain();
    }

    private void abandon() {
        Position last = reached;
        if (last != null) last.abandon();
    }

    private void drain() {
        if (notes.getAndIncrement() == 0) drainAll();
    }

    private void drainAll() {
        int seen = 1;
        do {
            stepOn();
            seen = notes.addAndGet(-seen);
        } while (seen != 0);
    }

    /** A subscriber that throws, which it must not, gets nothing more; what it threw goes to whoever called. */
    private void stepOn() {
        try {
            while (step())
                ;
        } catch (RuntimeException | Error e) {
            cancel();
            notes.set(0);
            throw e;
        }
    }

    /** Does the one next thing; {@code false} if there is none until something more happens. */
    private boolean step() {
        if (cancelled) return false;
        if (misuse != null) return end(misuse);
        boolean more;
        try {
            more = current.hasNext();
        } catch (RuntimeException | Error e) { // the codec, in looking for the next one
            return end(e);
        }
        if (more) return demand.get() > 0 && emit();
        if (arrived != null) return turnPage();
        if (failure != null || begun && position == null && asked == null) return end(failure);
        if (asked == null && demand.get() > 0) ask();
        return false;
    }

    private boolean emit() {
        if (untouched) {
            untouched = false;
            if (position != null) ask();
        }
        E element;
        try {
            element = current.next();
        } catch (RuntimeException | Error e) { // the codec does not understand it
            return end(e);
        }
        if (element == null && !(subscriber instanceof ForEach))
            return end(new IllegalStateException("a row is JSON null, which no subscriber may be given: use pages()"));
        if (demand.get() != Long.MAX_VALUE) demand.decrementAndGet();
        subscriber.onNext(element);
        return true;
    }

    private boolean turnPage() {
        Page<T> page = arrived;
        arrived = null;
        asked = null;
        position = page.next();
        current = elements.apply(page);
        untouched = true;
        return true;
    }

    private void ask() {
        begun = true;
        Position from = position;
        position = null;
        try {
            follow(reader.ask(from));
        } catch (RuntimeException | Error e) { // asking did not even begin
            failure = e;
            drain();
        }
    }

    private void follow(CompletableFuture<Supplier<Page<T>>> pending) {
        asked = pending;
        if (cancelled) pending.cancel(true);
        pending.whenComplete((page, problem) -> {
            if (problem == null) arrive(page);
            else failure = problem;
            drain();
        });
    }

    private void arrive(Supplier<Page<T>> page) {
        try {
            Page<T> made = page.get();
            reached = made.next();
            arrived = made;
            if (cancelled) abandon();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private boolean end(Throwable problem) {
        cancel();
        if (problem == null) subscriber.onComplete();
        else subscriber.onError(problem);
        return false;
    }
}
