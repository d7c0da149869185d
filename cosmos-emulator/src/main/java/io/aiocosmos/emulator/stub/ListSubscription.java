package io.aiocosmos.emulator.stub;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Gives elements on the thread that asks for them, one at a time. */
final class ListSubscription<E> implements Flow.Subscription {
    private final Iterator<? extends E> elements;
    private final Flow.Subscriber<? super E> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean over;

    private ListSubscription(Iterator<? extends E> elements, Flow.Subscriber<? super E> subscriber) {
        this.elements = elements;
        this.subscriber = subscriber;
    }

    static <E> void begin(Iterator<? extends E> elements, Flow.Subscriber<? super E> subscriber) {
        ListSubscription<E> subscription =
                new ListSubscription<>(elements, Objects.requireNonNull(subscriber, "subscriber must not be null"));
        subscription.demand.set(1); // so that demand within onSubscribe waits until that returns
        subscriber.onSubscribe(subscription);
        subscription.emit(1);
    }

    @Override
    public void request(long count) {
        if (count <= 0) end(new IllegalArgumentException("demand must be positive, was " + count));
        else if (demand.getAndAccumulate(count, ListSubscription::sum) == 0) emit(0);
    }

    private static long sum(long before, long more) {
        return before + more < 0 ? Long.MAX_VALUE : before + more;
    }

    /** By the one thread that found no demand. @param ofNone demand that asks for no element */
    private void emit(long ofNone) {
        long met = ofNone;
        while (true) {
            while (met < demand.get() && !over && elements.hasNext()) {
                emit(elements.next());
                met++;
            }
            if (!over && !elements.hasNext()) end(null);
            if (over || demand.addAndGet(-met) == 0) return;
            met = 0;
        }
    }

    private void emit(E element) {
        if (element == null)
            end(new IllegalStateException("a row is JSON null, which no subscriber may be given: use pages()"));
        else subscriber.onNext(element);
    }

    private void end(Throwable problem) {
        if (over) return;
        over = true;
        if (problem == null) subscriber.onComplete();
        else subscriber.onError(problem);
    }

    @Override
    public void cancel() {
        over = true;
    }
}
