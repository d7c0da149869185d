package io.aiocosmos.core.bulk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;

/** Items of a publisher. Its demand is bounded by the window. */
final class PublisherSource<T> implements Source<T>, Flow.Subscriber<T> {
    private final Flow.Publisher<T> items;
    private final Queue<T> received = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;
    private volatile Flow.Subscription subscription;
    private volatile boolean completed;
    private volatile Throwable failure;
    private int outstanding; // requested and not yet taken; used by the run's thread only

    PublisherSource(Flow.Publisher<T> items, Runnable wakeUp) {
        this.items = items;
        this.wakeUp = wakeUp;
    }

    @Override
    public void start() {
        items.subscribe(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        if (newSubscription == null) throw new NullPointerException("subscription must not be null");
        if (subscription != null) {
            newSubscription.cancel();
            return;
        }
        subscription = newSubscription;
        if (completed) newSubscription.cancel(); // stopped before it started
        wakeUp.run();
    }

    @Override
    public void onNext(T item) {
        if (item == null) throw new NullPointerException("an item must not be null");
        received.add(item);
        wakeUp.run();
    }

    @Override
    public void onError(Throwable problem) {
        if (problem == null) throw new NullPointerException("problem must not be null");
        failure = problem;
        completed = true;
        wakeUp.run();
    }

    @Override
    public void onComplete() {
        completed = true;
        wakeUp.run();
    }

    @Override
    public T next(int room) {
        T item = received.poll();
        if (item != null) {
            outstanding--;
            return item;
        }
        if (completed) throwFailure();
        else if (subscription != null && outstanding < room) {
            int more = room - outstanding;
            outstanding = room;
            subscription.request(more);
        }
        return null;
    }

    private void throwFailure() {
        Throwable problem = failure;
        failure = null;
        if (problem != null) throw new SourceFailure(problem);
    }

    @Override
    public boolean isExhausted() {
        return completed && failure == null && received.isEmpty();
    }

    @Override
    public void stop() {
        boolean completedByPublisher = completed; // a completed subscription must not be cancelled
        completed = true;
        failure = null;
        received.clear();
        Flow.Subscription newSubscription = subscription;
        if (newSubscription != null && !completedByPublisher) cancel(newSubscription);
    }

    /** A publisher that throws here, as none may, must not keep the run from its end. */
    private static void cancel(Flow.Subscription given) {
        try {
            given.cancel();
        } catch (Throwable e) {
            // what stopped the run is told
        }
    }

    /** Wraps the publisher's failure. */
    static final class SourceFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SourceFailure(Throwable cause) {
            super(cause);
        }
    }
}
