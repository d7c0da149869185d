package io.aiocosmos.features.joined;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/** Walks a publisher: each step asks for one element and waits for it. For one thread. */
final class Pulled<T> implements Iterator<T>, Flow.Subscriber<T> {
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<CompletableFuture<Step<T>>> steps = new LinkedBlockingQueue<>();
    private CompletableFuture<Step<T>> ahead;

    /** What came next: an item, or the end. */
    private record Step<T>(T item, boolean last) {}

    private Pulled() {}

    static <T> Pulled<T> from(Flow.Publisher<T> publisher) {
        Pulled<T> pulled = new Pulled<>();
        publisher.subscribe(pulled);
        return pulled;
    }

    void cancel() {
        Join.get(subscription).cancel();
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            Join.get(subscription).request(1);
            ahead = Join.take(steps);
        }
        return !Join.get(ahead).last();
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException();
        T item = Join.get(ahead).item();
        ahead = null;
        return item;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
    }

    @Override
    public void onNext(T item) {
        steps.add(CompletableFuture.completedFuture(new Step<>(item, false)));
    }

    @Override
    public void onError(Throwable failure) {
        steps.add(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void onComplete() {
        steps.add(CompletableFuture.completedFuture(new Step<>(null, true)));
    }
}
