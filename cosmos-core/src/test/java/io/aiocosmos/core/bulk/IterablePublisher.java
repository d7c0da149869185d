package io.aiocosmos.core.bulk;

import java.util.Iterator;
import java.util.concurrent.Flow;

/** Gives items as they are asked for, on the thread that asks; what the iterable throws is its error. */
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
            private long asked;
            private boolean giving;
            private boolean ended;

            @Override
            public void request(long count) {
                asked += count;
                maxDemand = Math.max(maxDemand, asked);
                if (giving) return;
                giving = true;
                while (asked > 0 && !ended) giveOne();
                giving = false;
            }

            private void giveOne() {
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
                asked--;
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
