package io.aiocosmos.core.bulk;

import java.util.Iterator;
import java.util.concurrent.Flow;

/** Emits items on demand, on the requesting thread; an exception of the iterable is its failure. */
final class IterablePublisher<T> implements Flow.Publisher<T> {
    private final Iterable<T> items;
    long maxDemand;
    volatile boolean cancelled;

    IterablePublisher(Iterable<T> items) {
        this.items = items;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            private Iterator<T> left;
            private long demand;
            private boolean giving;
            private boolean ended;

            @Override
            public void request(long count) {
                demand += count;
                maxDemand = Math.max(maxDemand, demand);
                if (giving) return;
                giving = true;
                while (demand > 0 && !ended) emitOne();
                giving = false;
            }

            private void emitOne() {
                T item;
                try {
                    if (left == null) left = items.iterator();
                    if (!left.hasNext()) {
                        ended = true;
                        subscriber.onComplete();
                        return;
                    }
                    item = left.next();
                } catch (RuntimeException | Error e) {
                    ended = true;
                    subscriber.onError(e);
                    return;
                }
                demand--;
                subscriber.onNext(item);
            }

            @Override
            public void cancel() {
                cancelled = true;
                ended = true;
            }
        });
    }
}
