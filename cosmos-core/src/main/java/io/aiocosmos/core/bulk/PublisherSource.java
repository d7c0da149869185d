package io.aiocosmos.core.bulk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;

/** Items of a publisher, which is asked for no more than the window can take. */
final class PublisherSource<T> implements Source<T>, Flow.Subscriber<T> {
    private final Flow.Publisher<T> items;
    private final Queue<T> received = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;
    private volatile Flow.Subscription subscription;
    private volatile boolean completed;
    private volatile Throwable failure;
    private int asked; // minus what was taken; only the run's thread touches it

    PublisherSource(Flow.Publisher<T> items, Runnable wakeUp) {
        this.items = items;
        this.wakeUp = wakeUp;
    }

    @Override
    public void begin() {
        items.subscribe(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (given == null) throw new NullPointerException("subscription must not be null");
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        if (completed) given.cancel(); // stopped before it began
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
            asked--;
            return item;
        }
        if (completed) failIfFailed();
        else if (subscription != null && asked < room) {
            int more = room - asked;
            asked = room;
            subscription.request(more);
        }
        return null;
    }

    private void failIfFailed() {
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
        boolean ended = completed; // by the publisher: then its subscription is not to be touched any more
        completed = true;
        failure = null;
        received.clear();
        Flow.Subscription given = subscription;
        if (given != null && !ended) given.cancel();
    }

    /** Carries what the publisher failed with to where the run ends. */
    static final class SourceFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SourceFailure(Throwable cause) {
            super(cause);
        }
    }
}
